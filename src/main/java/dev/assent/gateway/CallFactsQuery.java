package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.client.CallRate;
import dev.assent.client.ClientStatus;
import dev.assent.consent.Accounts;
import dev.assent.consent.ItemState;
import dev.assent.token.ConfinedAccounts;
import dev.assent.token.TokenDigest;
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

/**
 * All facts of a call in one SELECT, so that they are of one moment and cost one round trip. Of the API it brings the
 * version, which stands for the rest.
 */
@Repository
class CallFactsQuery {

  private static final String FACTS = """
      select t.customer_id, t.scopes, t.issued_at, t.expires_at, t.uses_limit, t.uses_left, t.first_used_at,
        t.revoked_at,
        c.id as client_id, c.status as client_status, c.version as client_version,
        c.rate_per_second, c.rate_burst, c.rate_per_day, c.consent_calls_per_day,
        a.version as api_version, g.granted_at,
        s.id as consent_id, s.expires_at as consent_expires_at, i.state as item_state,
        i.changed_at as item_changed_at, i.accounts as item_accounts, t.accounts as token_accounts, a.item
      from access_token t
      join client c on c.id = t.client_id
      left join api a on a.path = :api
      left join api_access g on g.client_id = c.id and g.api = a.path
      left join consent s on s.customer_id = t.customer_id and s.client_id = c.id and a.item is not null
      left join consent_item i on i.consent_id = s.id and i.item = a.item
      where t.digest = :digest""";

  /** The catalogue is not changed as fast as it is read. */
  private static final int MOST_ATTEMPTS = 5;

  private final JdbcClient jdbc;
  private final TargetApis apis;

  CallFactsQuery(JdbcClient jdbc, TargetApis apis) {
    this.jdbc = jdbc;
    this.apis = apis;
  }

  /**
   * @param api null if the address cannot name one
   * @return empty if the token is unknown
   */
  Optional<CallFacts> find(TokenDigest token, ApiPath api) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Found> found = select(token, api);
      if (found.isEmpty() || found.get().apiVersion() == null) {
        return found.map(Found::facts);
      }
      Optional<TargetApi> target = apis.find(api, found.get().apiVersion());
      if (target.isPresent()) {
        return Optional.of(found.get().facts().with(target.get().granted(found.get().grantedAt())));
      }
    }
    throw new IllegalStateException("The API " + api + " changes faster than it can be read");
  }

  /**
   * @param facts      all but the API
   * @param apiVersion null if there is no such API
   * @param grantedAt  null if the client has no access to it
   */
  private record Found(CallFacts facts, Integer apiVersion, Instant grantedAt) { }

  private Optional<Found> select(TokenDigest token, ApiPath api) {
    return jdbc.sql(FACTS)
        .param("api", api == null ? "" : api.toString())
        .param("digest", token.hex())
        .query((row, number) -> new Found(facts(row, token), row.getObject("api_version", Integer.class),
            instant(row, "granted_at")))
        .optional();
  }

  private static CallFacts facts(ResultSet row, TokenDigest token) throws SQLException {
    return new CallFacts(token(row, token), row.getString("client_id"),
        ClientStatus.valueOf(row.getString("client_status")) == ClientStatus.ACTIVE, row.getInt("client_version"),
        limits(row), null, consent(row));
  }

  private static TokenFacts token(ResultSet row, TokenDigest digest) throws SQLException {
    return new TokenFacts(digest, row.getString("customer_id"), Set.copyOf(List.of(row.getString("scopes").split(" "))),
        row.getTimestamp("issued_at").toInstant(), row.getTimestamp("expires_at").toInstant(),
        row.getObject("uses_limit", Integer.class), row.getObject("uses_left", Integer.class),
        row.getTimestamp("revoked_at") != null, row.getTimestamp("first_used_at") != null, System.nanoTime());
  }

  private static ClientLimits limits(ResultSet row) throws SQLException {
    return new ClientLimits(
        new CallRate(row.getObject("rate_per_second", Integer.class), row.getObject("rate_burst", Integer.class),
            row.getObject("rate_per_day", Integer.class)),
        row.getObject("consent_calls_per_day", Integer.class));
  }

  private static ConsentFacts consent(ResultSet row) throws SQLException {
    UUID id = row.getObject("consent_id", UUID.class);
    String state = row.getString("item_state");
    return id == null ? null : new ConsentFacts(id, row.getTimestamp("consent_expires_at").toInstant(),
        state == null ? null : ItemState.valueOf(state),
        state == null ? null : row.getTimestamp("item_changed_at").toInstant(), accounts(row), null);
  }

  /** What the consent covers, and of that no more than the token's request asked for. */
  private static Accounts accounts(ResultSet row) throws SQLException {
    Accounts consented = Accounts.parse(row.getString("item_accounts"));
    String confined = row.getString("token_accounts");
    return confined == null ? consented : consented.and(ConfinedAccounts.parse(confined).of(row.getString("item")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }
}
