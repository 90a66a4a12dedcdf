package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An approved application has taken effect: the client may call the APIs. */
public record ApiAccessGranted(UUID applicationId, UUID tspId, String clientId, List<ApiPath> apis, Instant at) { }
