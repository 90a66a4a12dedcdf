package dev.assent.accessrequest;

import java.time.Instant;
import java.util.UUID;

/**
 * An application has ended without a decision.
 *
 * @param outcome {@link ApplicationStatus#WITHDRAWN} or {@link ApplicationStatus#EXPIRED}
 * @param by      the developer who withdrew it; null when time or the bank ended it
 */
public record ApiApplicationClosed(UUID applicationId, UUID tspId, ApplicationStatus outcome, String by, Instant at) { }
