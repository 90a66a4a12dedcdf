package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The bank has decided on an application. @param reason null for an approval without one */
public record ApiApplicationDecided(UUID applicationId, UUID tspId, String clientId, List<ApiPath> apis,
    boolean approved, String reason, String decidedBy, Instant at) { }
