package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimitColumns;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.catalog.QueryParameters;
import dev.assent.client.CallRate;
import dev.assent.client.ClientStatus;
import dev.assent.consent.ItemState;
import dev.assent.token.TokenDigest;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All facts of a call in one SELECT, so that they are of one moment and cost one round trip. */
@Repository
class CallFactsQuery {

  private static final String FACTS = """
      select t.customer_id, t.scopes, t.issued_at, t.expires_at, t.uses_limit, t.uses_left, t.first_used_at,
        t.revoked_at,
        c.id as client_id, c.status as client_status, c.version as client_version,
        c.rate_per_second, c.rate_burst, c.rate_per_day, c.consent_calls_per_day,
        a.path, a.methods, a.item, a.upstream, a.jwt_request, a.jwt_response,
        a.query_parameters, a.max_request_bytes, a.max_response_bytes, a.connect_timeout_ms, a.response_timeout_ms,
        a.max_concurrent_calls,
        g.granted_at,
        s.id as consent_id, s.expires_at as consent_expires_at, i.state as item_state,
        i.changed_at as item_changed_at
      from access_token t
      join client c on c.id = t.client_id
      left join api a on a.path = :api
      left join api_access g on g.client_id = c.id and g.api = a.path
      left join consent s on s.customer_id = t.customer_id and s.client_id = c.id and a.item is not null
      left join consent_item i on i.consent_id = s.id and i.item = a.item
      where t.digest = :digest""";

  private final JdbcClient jdbc;
  private final DefaultCallLimits defaults;

  CallFactsQuery(JdbcClient jdbc, DefaultCallLimits defaults) {
    this.jdbc = jdbc;
    this.defaults = defaults;
  }

  /** @param api null if the address cannot name one; @return empty if the token is unknown */
  Optional<CallFacts> find(TokenDigest token, ApiPath api) {
    return jdbc.sql(FACTS)
        .param("api", api == null ? "" : api.toString())
        .param("digest", token.hex())
        .query((row, number) -> new CallFacts(token(row, token), row.getString("client_id"),
            ClientStatus.valueOf(row.getString("client_status")) == ClientStatus.ACTIVE, row.getInt("client_version"),
            limits(row), api(row), consent(row)))
        .optional();
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

  private TargetApi api(ResultSet row) throws SQLException {
    String path = row.getString("path");
    Timestamp grantedAt = row.getTimestamp("granted_at");
    return path == null ? null : new TargetApi(ApiPath.of(path), Set.of(row.getString("methods").split(" ")),
        row.getString("item"), URI.create(row.getString("upstream")),
        new JwtSetting(MessageProtection.valueOf(row.getString("jwt_request")),
            MessageProtection.valueOf(row.getString("jwt_response"))),
        grantedAt == null ? null : grantedAt.toInstant(),
        QueryParameters.parse(row.getString("query_parameters")), defaults.inForce(CallLimitColumns.read(row)));
  }

  private static ConsentFacts consent(ResultSet row) throws SQLException {
    UUID id = row.getObject("consent_id", UUID.class);
    String state = row.getString("item_state");
    return id == null ? null : new ConsentFacts(id, row.getTimestamp("consent_expires_at").toInstant(),
        state == null ? null : ItemState.valueOf(state),
        state == null ? null : row.getTimestamp("item_changed_at").toInstant(), null);
  }
}
