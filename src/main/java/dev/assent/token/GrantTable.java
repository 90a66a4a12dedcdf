package dev.assent.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GrantTable {

  /** Of authorization_details it is what the client asked for, whatever was granted: that is the consent's to say. */
  private static final String SELECT = """
      select id, client_id, customer_id, grant_type, scopes, redirect_uri, client_state, code_challenge, grant_action,
        named_consent, authorization_details, code_used_at
      from token_grant
      """;

  private final JdbcClient jdbc;

  GrantTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Grant> find(String id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(GrantTable::read).optional();
  }

  Optional<Grant> findByState(TokenDigest state, Instant now) {
    return jdbc.sql(SELECT + "where state_digest = :state and state_expires_at > :now and revoked_at is null")
        .param("state", state.hex()).param("now", Timestamp.from(now)).query(GrantTable::read).optional();
  }

  /** Finds a used or expired code too, so that a second use is noticed. */
  Optional<Grant> findByCode(TokenDigest code) {
    return jdbc.sql(SELECT + "where code_digest = :code").param("code", code.hex()).query(GrantTable::read).optional();
  }

  /** @param state null unless a customer is yet to decide */
  void insert(Grant grant, TokenDigest state, Instant now, Instant expires) {
    jdbc.sql("""
        insert into token_grant (id, client_id, customer_id, grant_type, scopes, redirect_uri, client_state,
          code_challenge, grant_action, named_consent, authorization_details, state_digest, state_expires_at, issued_at,
          expires_at)
        values (:id, :client, :customer, :grantType, :scopes, :redirectUri, :clientState, :codeChallenge, :action,
          :consent, :details, :state, :stateExpires, :now, :expires)""")
        .param("id", grant.id())
        .param("client", grant.clientId())
        .param("customer", grant.customerId())
        .param("grantType", grant.grantType())
        .param("scopes", Scopes.join(grant.scopes()))
        .param("redirectUri", grant.redirectUri())
        .param("clientState", grant.clientState())
        .param("codeChallenge", grant.codeChallenge())
        .param("action", grant.action() == null ? null : grant.action().kind().name())
        .param("consent", grant.action() == null ? null : grant.action().consentId())
        .param("details", grant.details().json())
        .param("state", state == null ? null : state.hex())
        .param("stateExpires", state == null ? null : Timestamp.from(expires))
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(expires))
        .update();
  }

  /** Notes what the customer granted, and the code. @return whether the decision was still open */
  boolean decide(String id, Set<String> scopes, TokenDigest code, Instant codeExpires) {
    return jdbc.sql("""
        update token_grant set scopes = :scopes, code_digest = :code, code_expires_at = :expires,
          expires_at = :expires, state_digest = null, state_expires_at = null
        where id = :id and state_digest is not null and code_digest is null and customer_id is not null""")
        .param("scopes", Scopes.join(scopes))
        .param("code", code.hex())
        .param("expires", Timestamp.from(codeExpires))
        .param("id", id)
        .update() == 1;
  }

  void deleteUndecided(String id) {
    jdbc.sql("delete from token_grant where id = :id and state_digest is not null").param("id", id).update();
  }

  /** Marks the code used, if this client may use it now. @return whether; of any number at once, for one */
  boolean useCode(TokenDigest code, String clientId, Instant now) {
    return jdbc.sql("""
        update token_grant set code_used_at = :now
        where code_digest = :code and client_id = :client and code_used_at is null and code_expires_at > :now
          and revoked_at is null""")
        .param("now", Timestamp.from(now)).param("code", code.hex()).param("client", clientId).update() == 1;
  }

  /** Keeps the grant for as long as a token of it may be valid. */
  void keepUntil(String id, Instant expires) {
    jdbc.sql("update token_grant set expires_at = :expires where id = :id and expires_at < :expires")
        .param("expires", Timestamp.from(expires)).param("id", id).update();
  }

  /** Ids of those of this customer and client that may still bring or hold a token. */
  List<String> of(String customerId, String clientId, Instant now) {
    return jdbc.sql("""
        select id from token_grant
        where customer_id = :customer and client_id = :client and revoked_at is null and expires_at > :now""")
        .param("customer", customerId).param("client", clientId).param("now", Timestamp.from(now))
        .query(String.class).list();
  }

  /** @return whether it was in force until now */
  boolean revoke(String id, Instant now) {
    return jdbc.sql("update token_grant set revoked_at = :now where id = :id and revoked_at is null")
        .param("now", Timestamp.from(now)).param("id", id).update() == 1;
  }

  private static Grant read(ResultSet row, int number) throws SQLException {
    Timestamp codeUsedAt = row.getTimestamp("code_used_at");
    return new Grant(row.getString("id"), row.getString("client_id"), row.getString("customer_id"),
        row.getString("grant_type"), Scopes.split(row.getString("scopes")), row.getString("redirect_uri"),
        row.getString("client_state"), row.getString("code_challenge"), action(row),
        AuthorizationDetailsReader.stored(row.getString("authorization_details")),
        codeUsedAt == null ? null : codeUsedAt.toInstant());
  }

  private static GrantAction action(ResultSet row) throws SQLException {
    String kind = row.getString("grant_action");
    return kind == null ? null
        : new GrantAction(GrantAction.Kind.valueOf(kind), row.getObject("named_consent", UUID.class));
  }
}
