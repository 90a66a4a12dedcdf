package dev.assent.securityevent;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where events are pushed to, and which run may do it now: a lease is taken by one conditional statement, and all that
 * a run does later holds only while the lease is its own.
 */
@Repository
class PushTable {

  /**
   * @param failures            attempts that have failed since one succeeded
   * @param sealedAuthorization null for none
   */
  record Push(URI endpoint, String sealedAuthorization, int failures) { }

  private final JdbcClient jdbc;

  PushTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<PushTarget> find(String clientId) {
    return jdbc.sql("""
        select endpoint, sealed_authorization, chosen_at, failures, next_attempt_at from security_event_push
        where client_id = :client""")
        .param("client", clientId)
        .query((row, number) -> new PushTarget(clientId, URI.create(row.getString("endpoint")),
            row.getString("sealed_authorization") != null, row.getTimestamp("chosen_at").toInstant(),
            row.getInt("failures"), row.getTimestamp("next_attempt_at") == null ? null
                : row.getTimestamp("next_attempt_at").toInstant()))
        .optional();
  }

  /**
   * Whoever pushes to the former endpoint is at its end. Of two who choose at once the later one holds: a delete and an
   * insert would let both write the row.
   *
   * @param sealed null for none
   */
  void choose(String clientId, URI endpoint, String sealed, String by, Instant now) {
    if (write(clientId, endpoint, sealed, by, now, """
        update security_event_push set endpoint = :endpoint, sealed_authorization = :sealed, chosen_at = :now,
          chosen_by = :by, failures = 0, next_attempt_at = null, lease = null, leased_until = null
        where client_id = :client""") == 0) {
      write(clientId, endpoint, sealed, by, now, """
          insert into security_event_push (client_id, endpoint, sealed_authorization, chosen_at, chosen_by)
          values (:client, :endpoint, :sealed, :now, :by)""");
    }
  }

  private int write(String clientId, URI endpoint, String sealed, String by, Instant now, String statement) {
    return jdbc.sql(statement)
        .param("client", clientId).param("endpoint", endpoint.toString()).param("sealed", sealed)
        .param("now", Timestamp.from(now)).param("by", by).update();
  }

  Optional<String> sealedAuthorization(String clientId) {
    return jdbc.sql("""
        select sealed_authorization from security_event_push
        where client_id = :client and sealed_authorization is not null""")
        .param("client", clientId).query(String.class).optional();
  }

  /** @return whether there was one */
  boolean delete(String clientId) {
    return jdbc.sql("delete from security_event_push where client_id = :client").param("client", clientId).update() > 0;
  }

  /** Clients of which an event waits that may be pushed now; those first whose endpoints work. */
  List<String> due(Instant now, int most) {
    return jdbc.sql("""
        select p.client_id from security_event_push p
        where (p.next_attempt_at is null or p.next_attempt_at <= :now)
          and (p.leased_until is null or p.leased_until <= :now)
          and exists (
            select 1 from security_event e where e.client_id = p.client_id and e.acknowledged_at is null
              and (e.next_attempt_at is null or e.next_attempt_at <= :now))
        order by p.failures, p.client_id fetch first :most rows only""")
        .param("now", Timestamp.from(now)).param("most", most).query(String.class).list();
  }

  /** @return whether this run alone may push from now on, until the time is over */
  boolean lease(String clientId, UUID run, Instant now, Duration time) {
    return jdbc.sql("""
        update security_event_push set lease = :run, leased_until = :until
        where client_id = :client and (next_attempt_at is null or next_attempt_at <= :now)
          and (leased_until is null or leased_until <= :now)""")
        .param("run", run).param("until", Timestamp.from(now.plus(time))).param("client", clientId)
        .param("now", Timestamp.from(now)).update() == 1;
  }

  /** Prolongs the lease. @return where to push to; empty if the run may not any more */
  Optional<Push> renew(String clientId, UUID run, Instant now, Duration time) {
    int held = jdbc.sql("""
        update security_event_push set leased_until = :until where client_id = :client and lease = :run""")
        .param("until", Timestamp.from(now.plus(time))).param("client", clientId).param("run", run).update();
    return held == 0 ? Optional.empty() : jdbc.sql("""
        select endpoint, sealed_authorization, failures from security_event_push
        where client_id = :client and lease = :run""")
        .param("client", clientId).param("run", run)
        .query((row, number) -> new Push(URI.create(row.getString("endpoint")),
            row.getString("sealed_authorization"), row.getInt("failures")))
        .optional();
  }

  void noteSuccess(String clientId, UUID run) {
    jdbc.sql("""
        update security_event_push set failures = 0, next_attempt_at = null
        where client_id = :client and lease = :run and failures > 0""")
        .param("client", clientId).param("run", run).update();
  }

  void noteFailure(String clientId, UUID run, Instant next) {
    jdbc.sql("""
        update security_event_push set failures = failures + 1, next_attempt_at = :next
        where client_id = :client and lease = :run""")
        .param("next", Timestamp.from(next)).param("client", clientId).param("run", run).update();
  }

  /** For a fault that is not the TSP's. */
  void postpone(String clientId, UUID run, Instant next) {
    jdbc.sql("update security_event_push set next_attempt_at = :next where client_id = :client and lease = :run")
        .param("next", Timestamp.from(next)).param("client", clientId).param("run", run).update();
  }

  void release(String clientId, UUID run) {
    jdbc.sql("""
        update security_event_push set lease = null, leased_until = null where client_id = :client and lease = :run""")
        .param("client", clientId).param("run", run).update();
  }
}
