package dev.assent.access;

import dev.assent.catalog.ApiPath;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients may call. */
@Service
public class ApiAccess {

  private final JdbcClient jdbc;
  private final Clock clock;

  ApiAccess(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Grants the APIs to the client; those it has already are left as they are, so repeating it changes nothing. */
  @Transactional
  public void grant(String clientId, Collection<ApiPath> apis, String requestId) {
    apis.forEach(api -> jdbc.sql("""
        insert into api_access (client_id, api, request_id, granted_at)
        select c.id, a.path, :request, :at from client c, api a
        where c.id = :client and a.path = :api
          and not exists (select 1 from api_access g where g.client_id = c.id and g.api = a.path)""")
        .param("request", requestId)
        .param("at", Timestamp.from(clock.instant()))
        .param("client", clientId)
        .param("api", api.toString())
        .update());
  }

  /** Takes an API away; the next call is refused. */
  @Transactional
  public void revoke(String clientId, ApiPath api) {
    jdbc.sql("delete from api_access where client_id = :client and api = :api")
        .param("client", clientId).param("api", api.toString()).update();
  }

  /** The client's APIs, by path. */
  public List<AccessGrant> of(String clientId) {
    return jdbc.sql("""
        select client_id, api, request_id, granted_at from api_access where client_id = :client order by api""")
        .param("client", clientId)
        .query((row, number) -> new AccessGrant(row.getString("client_id"), ApiPath.of(row.getString("api")),
            row.getString("request_id"), row.getTimestamp("granted_at").toInstant()))
        .list();
  }
}
