package dev.assent.token;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefreshTokenTable {

  private final JdbcClient jdbc;

  RefreshTokenTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CountedRefreshToken token, Grant grant) {
    jdbc.sql("""
        insert into refresh_token (digest, grant_id, client_id, issued_at, expires_at, uses_limit, uses_left)
        values (:digest, :grant, :client, :issued, :expires, :uses, :uses)""")
        .param("digest", TokenDigest.of(token.getTokenValue()).hex())
        .param("grant", grant.id())
        .param("client", grant.clientId())
        .param("issued", Timestamp.from(token.getIssuedAt()))
        .param("expires", Timestamp.from(token.getExpiresAt()))
        .param("uses", token.uses())
        .update();
  }

  /** Finds a token that is neither revoked nor expired; its uses may be spent. */
  Optional<StoredToken> find(TokenDigest token, Instant now) {
    return jdbc.sql("""
        select grant_id, client_id, issued_at, expires_at, uses_limit, uses_left from refresh_token
        where digest = :digest and revoked_at is null and expires_at > :now""")
        .param("digest", token.hex())
        .param("now", Timestamp.from(now))
        .query((row, number) -> new StoredToken(row.getString("grant_id"), row.getString("client_id"), Set.of(),
            row.getTimestamp("issued_at").toInstant(), row.getTimestamp("expires_at").toInstant(),
            row.getObject("uses_limit", Integer.class), row.getObject("uses_left", Integer.class)))
        .optional();
  }

  /** Takes the row for this transaction, so that refreshes of one grant come one after the other. */
  boolean lockValid(TokenDigest token, String clientId, Instant now) {
    return jdbc.sql("""
        update refresh_token set last_presented_at = :now
        where digest = :digest and client_id = :client and revoked_at is null and expires_at > :now""")
        .param("now", Timestamp.from(now)).param("digest", token.hex()).param("client", clientId).update() == 1;
  }

  /** @return whether there was a use to take, or no limit of uses */
  boolean takeUse(TokenDigest token, Instant now) {
    return jdbc.sql("""
        update refresh_token set uses_left = uses_left - 1, refreshes = refreshes + 1, last_use_at = :now
        where digest = :digest and (uses_left is null or uses_left > 0)""")
        .param("now", Timestamp.from(now)).param("digest", token.hex()).update() == 1;
  }

  void rememberBrought(TokenDigest token, TokenDigest accessToken) {
    jdbc.sql("update refresh_token set last_access_digest = :access where digest = :digest")
        .param("access", accessToken.hex()).param("digest", token.hex()).update();
  }

  /** Ends the refresh tokens of all other grants of the customer to the client. */
  void revokeOthers(Grant grant, Instant now) {
    jdbc.sql("""
        update refresh_token set revoked_at = :now where revoked_at is null and grant_id in
          (select id from token_grant where customer_id = :customer and client_id = :client and id <> :grant)""")
        .param("now", Timestamp.from(now)).param("customer", grant.customerId()).param("client", grant.clientId())
        .param("grant", grant.id()).update();
  }

  void revokeAll(String grantId, Instant now) {
    jdbc.sql("update refresh_token set revoked_at = :now where grant_id = :grant and revoked_at is null")
        .param("now", Timestamp.from(now)).param("grant", grantId).update();
  }
}
