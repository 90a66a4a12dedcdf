package dev.assent.consent;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be done about the end of consents. Calls are refused from the very moment, whatever happens here; this is
 * what people are told, and that nothing of an ended consent looks as if it were shared.
 */
@Repository
public class ConsentDue {

  /** How long before the end the customer is reminded. */
  public static final Duration REMINDED_BEFORE = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final ConsentTable consents;

  ConsentDue(JdbcClient jdbc, ConsentTable consents) {
    this.jdbc = jdbc;
    this.consents = consents;
  }

  /** Consents that end within a week or have ended, and of which nobody has been told; those due longest first. */
  public List<UUID> at(Instant now, int most) {
    return jdbc.sql("select id from consent where due_at <= :now order by due_at, id fetch first :most rows only")
        .param("now", Timestamp.from(now)).param("most", most)
        .query((row, number) -> row.getObject("id", UUID.class)).list();
  }

  /**
   * Takes it on to remind of the end of a consent.
   *
   * @return the consent; empty if that is done, if it has ended, or if a new end is more than a week away
   */
  @Transactional
  public Optional<Consent> takeReminder(UUID id, Instant now) {
    int taken = jdbc.sql("""
        update consent set due_at = expires_at
        where id = :id and due_at <= :now and due_at < expires_at and expires_at > :now""")
        .param("id", id).param("now", Timestamp.from(now)).update();
    return taken == 0 ? Optional.empty() : consents.find(id);
  }

  /**
   * Takes it on to end a consent. Its row stays taken until the caller's transaction ends, so a renewal comes before
   * or after.
   *
   * @return the consent; empty if it was ended before, or renewed
   */
  @Transactional
  public Optional<Consent> takeEnd(UUID id, Instant now) {
    int taken = jdbc.sql("""
        update consent set due_at = null where id = :id and due_at is not null and expires_at <= :now""")
        .param("id", id).param("now", Timestamp.from(now)).update();
    return taken == 0 ? Optional.empty() : consents.find(id);
  }
}
