package dev.assent.portal;

import dev.assent.tsp.DeveloperAccount;
import java.util.UUID;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** A TSP's developer who is logged in. */
class Developer extends User {

  static final String ROLE = "DEVELOPER";

  private static final long serialVersionUID = 1L;

  private final UUID tspId;

  Developer(DeveloperAccount account) {
    super(account.userName(), account.passwordHash(), AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
    this.tspId = account.tspId();
  }

  UUID tspId() {
    return tspId;
  }
}
