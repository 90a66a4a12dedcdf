package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A manager has a TSP reviewed again whose approval was not renewed; its clients stand still meanwhile. */
public record CertificationReviewedAgain(UUID certificationId, UUID tspId, String by, Instant at) { }
