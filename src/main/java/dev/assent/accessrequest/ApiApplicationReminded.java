package dev.assent.accessrequest;

import java.time.Instant;
import java.util.UUID;

/**
 * An application has waited for its applicant, to confirm or to correct it, for another week.
 *
 * @param until when it expires
 */
public record ApiApplicationReminded(UUID applicationId, Instant until, Instant at) { }
