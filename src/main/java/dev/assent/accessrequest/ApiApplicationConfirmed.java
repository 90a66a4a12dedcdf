package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A developer has checked and submitted an application; the bank's approvers have it now. */
public record ApiApplicationConfirmed(UUID applicationId, UUID tspId, String clientId, List<ApiPath> apis,
    String applicant, Instant at) { }
