package dev.assent.portal;

import java.util.UUID;
import org.springframework.security.authentication.AccountStatusException;

/** User name and password are right, but the TSP's registration is not in effect. */
class RegistrationNotEffectiveException extends AccountStatusException {

  private static final long serialVersionUID = 1L;

  private final UUID tspId;
  private final String userName;

  RegistrationNotEffectiveException(UUID tspId, String userName) {
    super("The registration is not in effect");
    this.tspId = tspId;
    this.userName = userName;
  }

  UUID tspId() {
    return tspId;
  }

  String userName() {
    return userName;
  }
}
