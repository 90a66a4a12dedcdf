package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A developer has corrected an application; the bank's approvers have it again. */
public record ApiApplicationCorrected(UUID applicationId, UUID tspId, List<ApiPath> apis, String by, Instant at) { }
