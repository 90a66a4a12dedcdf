package dev.assent.onboarding;

import dev.assent.approval.Verdict;
import java.time.Instant;
import java.util.UUID;

/** Somebody at the bank has signed a review. @param reason null for an approval without one */
public record CertificationSigned(UUID certificationId, String group, Verdict verdict, String reason,
    String by, Instant at) { }
