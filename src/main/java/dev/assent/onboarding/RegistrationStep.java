package dev.assent.onboarding;

import java.time.Instant;

/**
 * Something that has happened to a registration.
 *
 * @param by     the developer or the staff user; null when time or the bank's process did it
 * @param reason what the bank said; null without
 */
public record RegistrationStep(Kind kind, Instant at, String by, String reason) {

  public enum Kind {
    SIGNED_UP, VERIFIED, RETURNED, CORRECTED, APPROVED, REJECTED, REGISTERED, WITHDRAWN, EXPIRED
  }
}
