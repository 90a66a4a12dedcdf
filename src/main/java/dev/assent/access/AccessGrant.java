package dev.assent.access;

import dev.assent.catalog.ApiPath;
import java.time.Instant;

/** One API that a client may call. @param requestId the API application that brought it about */
public record AccessGrant(String clientId, ApiPath api, String requestId, Instant grantedAt) { }
