package dev.assent.accessrequest;

import java.time.Instant;
import java.util.UUID;

/** A returned application has waited for its correction for another week. @param until when it expires */
public record ApiApplicationReminded(UUID applicationId, Instant until, Instant at) { }
