package dev.assent.token;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends grants. The consent stays: what the customer allows is not the client's to withdraw. */
@Service
class Grants {

  private final GrantTable grants;
  private final RefreshTokenTable refreshTokens;
  private final AccessTokenTable accessTokens;
  private final Clock clock;

  Grants(GrantTable grants, RefreshTokenTable refreshTokens, AccessTokenTable accessTokens, Clock clock) {
    this.grants = grants;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
    this.clock = clock;
  }

  /**
   * Revokes every token of the grant: the next call with one is refused. The refresh token comes first, because a
   * refresh holds its row while it issues: so either the refresh finds it revoked, or its new access token is already
   * there to be revoked.
   */
  @Transactional
  public void revoke(String grantId) {
    Instant now = clock.instant();
    refreshTokens.revokeAll(grantId, now);
    grants.revoke(grantId, now);
    accessTokens.revokeAll(grantId, now);
  }
}
