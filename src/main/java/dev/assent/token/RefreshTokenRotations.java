package dev.assent.token;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Refresh tokens that take each other's place. The grant keeps its one row, and with it uses left and expiry; only the
 * digest in it changes. The digests that were there before are remembered, with the refresh that ended them.
 */
@Repository
class RefreshTokenRotations {

  private final JdbcClient jdbc;

  RefreshTokenRotations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ends the grant's refresh token, and puts the new one in its place. The caller holds the row. */
  void replace(String grantId, RotatedRefreshToken token) {
    end(grantId);
    put(TokenDigest.of(token.getTokenValue()), grantId, token.getIssuedAt(), 0);
  }

  /**
   * Takes, for this transaction, the row of the grant that a former refresh token of this client was of.
   *
   * @return the grant's id; empty if there was no such token, or the grant is over
   */
  Optional<String> lockGrantOfFormer(TokenDigest former, String clientId, Instant now) {
    return grantOfFormer(former, clientId).filter(grant -> jdbc.sql("""
        update refresh_token set last_presented_at = :now
        where grant_id = :grant and revoked_at is null and expires_at > :now""")
        .param("now", Timestamp.from(now)).param("grant", grant).update() == 1);
  }

  /** The grant that a former refresh token of this client was of. */
  Optional<String> grantOfFormer(TokenDigest former, String clientId) {
    return jdbc.sql("select grant_id from former_refresh_token where digest = :digest and client_id = :client")
        .param("digest", former.hex()).param("client", clientId).query(String.class).optional();
  }

  /** Puts a former token back into its place, and ends the one that is there: as if it had never been handed out. */
  void takeBack(TokenDigest former, String grantId, Instant now) {
    end(grantId);
    jdbc.sql("delete from former_refresh_token where digest = :digest").param("digest", former.hex()).update();
    put(former, grantId, now, 1);
  }

  private void end(String grantId) {
    jdbc.sql("""
        insert into former_refresh_token (digest, grant_id, client_id, ended_at_refresh, expires_at)
        select digest, grant_id, client_id, refreshes, expires_at from refresh_token where grant_id = :grant""")
        .param("grant", grantId).update();
  }

  /** @param refreshes how many this token has been used for */
  private void put(TokenDigest token, String grantId, Instant issuedAt, int refreshes) {
    jdbc.sql("""
        update refresh_token set digest = :digest, issued_at = :issued, made_at_refresh = refreshes - :refreshes
        where grant_id = :grant""")
        .param("digest", token.hex()).param("issued", Timestamp.from(issuedAt)).param("refreshes", refreshes)
        .param("grant", grantId).update();
  }
}
