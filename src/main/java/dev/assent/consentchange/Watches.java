package dev.assent.consentchange;

import dev.assent.consentchange.Watched.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose consents the bank watches: what such a customer shares anew, or anybody with such a TSP, waits for an officer,
 * as the decision {@code consent-change-review} says. What is shared already, and what is taken away, is untouched.
 */
@Service
public class Watches {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Watches(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The latest first. */
  public List<Watched> all() {
    return jdbc.sql("select kind, subject, reason, set_by, since from consent_watch order by since desc")
        .query((row, number) -> new Watched(Kind.valueOf(row.getString("kind")), row.getString("subject"),
            row.getString("reason"), row.getString("set_by"), row.getTimestamp("since").toInstant()))
        .list();
  }

  /**
   * From the next change on.
   *
   * @throws org.springframework.dao.DuplicateKeyException if it is watched already
   */
  @Transactional
  public void begin(Kind kind, String subject, String reason, String by) {
    jdbc.sql("""
        insert into consent_watch (kind, subject, reason, set_by, since)
        values (:kind, :subject, :reason, :by, :since)""")
        .param("kind", kind.name()).param("subject", subject).param("reason", reason).param("by", by)
        .param("since", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new WatchChanged(kind, subject, reason, by));
  }

  /** What waits goes on waiting for its officer. @return whether it was watched until now */
  @Transactional
  public boolean end(Kind kind, String subject, String by) {
    boolean ended = jdbc.sql("delete from consent_watch where kind = :kind and subject = :subject")
        .param("kind", kind.name()).param("subject", subject).update() > 0;
    if (ended) {
      events.publishEvent(new WatchChanged(kind, subject, null, by));
    }
    return ended;
  }

  boolean isWatched(Kind kind, String subject) {
    return jdbc.sql("select count(*) from consent_watch where kind = :kind and subject = :subject")
        .param("kind", kind.name()).param("subject", subject).query(Integer.class).single() > 0;
  }
}
