package dev.assent.token;

import java.time.Clock;
import org.springframework.stereotype.Service;

/** All that a customer's authorizations of one client brought. */
@Service
public class CustomerTokens {

  private final GrantTable grants;
  private final Grants ending;
  private final Clock clock;

  CustomerTokens(GrantTable grants, Grants ending, Clock clock) {
    this.grants = grants;
    this.ending = ending;
    this.clock = clock;
  }

  /**
   * Revokes every token, every code that was not exchanged and every request that the customer has not decided on. The
   * consent stays.
   */
  public void revokeAll(String customerId, String clientId) {
    grants.of(customerId, clientId, clock.instant()).forEach(grant -> {
      ending.revoke(grant);
      // An exchange that held the grant at that moment has brought a refresh token, which the first time did not see.
      ending.revoke(grant);
    });
  }
}
