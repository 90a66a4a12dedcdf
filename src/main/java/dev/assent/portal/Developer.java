package dev.assent.portal;

import dev.assent.tsp.DeveloperAccount;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** A TSP's developer who is logged in. */
class Developer extends User {

  static final String ROLE = "DEVELOPER";

  private static final long serialVersionUID = 1L;

  private final UUID tspId;
  private final Instant passwordChangedAt;

  Developer(DeveloperAccount account) {
    super(account.userName(), account.passwordHash(), AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
    this.tspId = account.tspId();
    this.passwordChangedAt = account.passwordChangedAt();
  }

  UUID tspId() {
    return tspId;
  }

  /** Of the password that this log-in was made with. */
  Instant passwordChangedAt() {
    return passwordChangedAt;
  }
}
