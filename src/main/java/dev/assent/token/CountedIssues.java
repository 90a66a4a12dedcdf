package dev.assent.token;

import dev.assent.client.IssueLimit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Counts the access tokens that a client with an issue limit is issued. The window begins with the first token in it;
 * the setting in force says how long it is. Each token is taken by one conditional statement in the transaction of its
 * issue, so any number of nodes keep to the limit together, and an issue that fails counts nothing. The issues of such
 * a client come one after the other. A client without the limit costs no statement.
 */
@Component
class CountedIssues {

  private final JdbcClient jdbc;
  private final Clock clock;

  CountedIssues(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes sure that there is a count. Must not run in a transaction: PostgreSQL would abort it where two race. */
  void open(RegisteredClient client) {
    if (limit(client) == null) {
      return;
    }
    try {
      jdbc.sql("""
          insert into token_issues (client_id, window_started_at, issued)
          select cast(:client as varchar(64)), cast(:now as timestamp with time zone), 0
          where not exists (select 1 from token_issues where client_id = :client)""")
          .param("client", client.getClientId()).param("now", Timestamp.from(clock.instant())).update();
    } catch (DuplicateKeyException openedJustNow) {
      return;
    }
  }

  /**
   * Takes one issue, in the caller's transaction; {@link #open} came before it.
   *
   * @param asked what the token is issued for
   * @throws IssuesExhausted if the client has had as many in this window as it may
   */
  void take(RegisteredClient client, IssuesExhausted.Asked asked) {
    IssueLimit limit = limit(client);
    if (limit != null && !take(client.getClientId(), limit)) {
      throw new IssuesExhausted(limit, asked, windowEnd(client.getClientId(), limit), clock.instant());
    }
  }

  private boolean take(String clientId, IssueLimit limit) {
    Instant now = clock.instant();
    // A window of which nothing was issued, or that is over, begins now.
    return jdbc.sql("""
        update token_issues set
          window_started_at = case when issued = 0 or window_started_at <= :over then :now else window_started_at end,
          issued = case when window_started_at <= :over then 1 else issued + 1 end
        where client_id = :client and (window_started_at <= :over or issued < :limit)""")
        .param("over", Timestamp.from(now.minus(limit.window())))
        .param("now", Timestamp.from(now))
        .param("client", clientId)
        .param("limit", limit.tokens())
        .update() == 1;
  }

  private Instant windowEnd(String clientId, IssueLimit limit) {
    return jdbc.sql("select window_started_at from token_issues where client_id = :client")
        .param("client", clientId).query(Timestamp.class).single().toInstant().plus(limit.window());
  }

  private static IssueLimit limit(RegisteredClient client) {
    return client.getTokenSettings().getSetting(RegisteredClients.ISSUES);
  }
}
