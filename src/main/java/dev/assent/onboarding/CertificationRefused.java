package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** The approval of a TSP is not renewed: its clients stand still. */
public record CertificationRefused(UUID certificationId, UUID tspId, String reason, Instant at) { }
