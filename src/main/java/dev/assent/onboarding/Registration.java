package dev.assent.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A TSP's request to take part.
 *
 * @param userName  the first developer's log-in, and the id of the client to come
 * @param reason    what the bank said with its last decision; null until then, and for an approval without one
 * @param decidedBy the staff user who decided last; null until then, as is {@code decidedAt}
 * @param toCorrect what the bank wants corrected, by {@link RegistrationField#key()}; empty unless returned
 */
public record Registration(UUID id, UUID tspId, String userName, List<String> redirectUris, String purpose,
    RegistrationStatus status, String reason, String decidedBy, Instant decidedAt, Instant submittedAt,
    Set<String> toCorrect) {

  public Registration {
    redirectUris = List.copyOf(redirectUris);
    toCorrect = Set.copyOf(toCorrect);
  }

  static Registration signedUp(UUID tspId, SignUp signUp, RegistrationStatus status, Instant at) {
    return new Registration(UUID.randomUUID(), tspId, signUp.userName(), signUp.details().redirectUris(),
        signUp.details().purpose(), status, null, null, null, at, Set.of());
  }
}
