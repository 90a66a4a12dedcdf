package dev.assent.token;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Repository;

@Repository
class AccessTokenTable {

  private final JdbcClient jdbc;

  AccessTokenTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param uses null = no limit */
  void insert(OAuth2AccessToken token, Grant grant, Integer uses) {
    jdbc.sql("""
        insert into access_token (digest, grant_id, client_id, customer_id, scopes, accounts, issued_at, expires_at,
          uses_limit, uses_left)
        values (:digest, :grant, :client, :customer, :scopes, :accounts, :issued, :expires, :uses, :uses)""")
        .param("digest", TokenDigest.of(token.getTokenValue()).hex())
        .param("grant", grant.id())
        .param("client", grant.clientId())
        .param("customer", grant.customerId())
        .param("scopes", Scopes.join(token.getScopes()))
        .param("accounts", grant.details().confined().text())
        .param("issued", Timestamp.from(token.getIssuedAt()))
        .param("expires", Timestamp.from(token.getExpiresAt()))
        .param("uses", uses)
        .update();
  }

  /** Finds a token that is neither revoked nor expired; its uses may be spent. */
  Optional<StoredToken> find(TokenDigest token, Instant now) {
    return jdbc.sql("""
        select grant_id, client_id, scopes, issued_at, expires_at, uses_limit, uses_left from access_token
        where digest = :digest and revoked_at is null and expires_at > :now""")
        .param("digest", token.hex())
        .param("now", Timestamp.from(now))
        .query((row, number) -> new StoredToken(row.getString("grant_id"), row.getString("client_id"),
            Scopes.split(row.getString("scopes")), row.getTimestamp("issued_at").toInstant(),
            row.getTimestamp("expires_at").toInstant(), row.getObject("uses_limit", Integer.class),
            row.getObject("uses_left", Integer.class)))
        .optional();
  }

  /**
   * Revokes the token that the last refresh brought, if that took its use after {@code since} and the token was never
   * used, and this is the refresh token that was presented for it, or came with it and was replaced by a repetition.
   */
  boolean revokeUnusedOfLastRefresh(TokenDigest refreshToken, Instant since, Instant now) {
    return jdbc.sql("""
        update access_token set revoked_at = :now
        where digest = (
            select last_access_digest from refresh_token where digest = :refresh and refreshes > made_at_refresh
              and last_use_at > :since
            union all
            select r.last_access_digest from former_refresh_token f join refresh_token r on r.grant_id = f.grant_id
            where f.digest = :refresh and f.ended_at_refresh = r.refreshes
              and r.last_use_at > :since)
          and first_used_at is null and revoked_at is null""")
        .param("now", Timestamp.from(now))
        .param("refresh", refreshToken.hex())
        .param("since", Timestamp.from(since))
        .update() == 1;
  }

  /** The customer who authorized the token; empty for client credentials. */
  Optional<String> customerOf(TokenDigest token) {
    return jdbc.sql("select customer_id from access_token where digest = :digest and customer_id is not null")
        .param("digest", token.hex()).query(String.class).optional();
  }

  void revokeAll(String grantId, Instant now) {
    jdbc.sql("update access_token set revoked_at = :now where grant_id = :grant and revoked_at is null")
        .param("now", Timestamp.from(now)).param("grant", grantId).update();
  }
}
