package dev.assent.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A TSP's request to take part.
 *
 * @param userName  the first developer's log-in, and the id of the client to come
 * @param reason    what the bank said with its decision; null until then, and for an approval without one
 * @param decidedBy the staff user who decided; null until then, as is {@code decidedAt}
 */
public record Registration(UUID id, UUID tspId, String userName, List<String> redirectUris, String purpose,
    RegistrationStatus status, String reason, String decidedBy, Instant decidedAt, Instant submittedAt) {

  public Registration {
    redirectUris = List.copyOf(redirectUris);
  }

  static Registration submitted(UUID tspId, SignUp signUp, Instant at) {
    return new Registration(UUID.randomUUID(), tspId, signUp.userName(), signUp.redirectUris(), signUp.purpose(),
        RegistrationStatus.SUBMITTED, null, null, null, at);
  }
}
