package dev.assent.token;

import dev.assent.web.PageSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the calls that a consent admits in one day of the bank, whatever token they come with. However many race, on
 * however many nodes, exactly as many are admitted as the limit says, because each is taken by one conditional
 * statement. Days only go forward: a node whose clock is behind counts on the day that another has begun.
 */
@Service
public class ConsentCalls {

  private final JdbcClient jdbc;
  private final ZoneId zone;
  private final Clock clock;

  ConsentCalls(JdbcClient jdbc, PageSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.zone = settings.timeZone();
    this.clock = clock;
  }

  /**
   * Runs a transaction that takes a call of the consent. Where the consent has no count yet, it is opened outside of
   * the transaction, which then runs once more.
   */
  public <T> T counting(UUID consentId, Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (NoCountYet first) {
      open(consentId);
      return transaction.get();
    }
  }

  /**
   * Takes one call of today's, within {@link #counting}. Joins the caller's transaction: where that is rolled back,
   * nothing was taken. The count stays locked until then, so keep it short.
   *
   * @param limit of the client's token setting, positive
   */
  @Transactional
  public ConsentCallOutcome take(UUID consentId, int limit) {
    LocalDate today = today();
    boolean taken = jdbc.sql("""
        update consent_calls set calls = case when call_day < :today then 1 else calls + 1 end,
          call_day = case when call_day < :today then :today else call_day end
        where consent_id = :consent and (call_day < :today or calls < :limit)""")
        .param("today", today).param("consent", consentId).param("limit", limit).update() == 1;
    ConsentCallOutcome.Taken count = read(consentId, limit);
    return taken ? count : new ConsentCallOutcome.Exhausted(untilAfter(count.day()));
  }

  /** Gives one call back, for one that never reached the upstream. Once the day is over nothing happens. */
  @Transactional
  public void refund(UUID consentId, LocalDate day) {
    jdbc.sql("update consent_calls set calls = calls - 1 where consent_id = :consent and call_day = :day and calls > 0")
        .param("consent", consentId).param("day", day).update();
  }

  private ConsentCallOutcome.Taken read(UUID consentId, int limit) {
    return jdbc.sql("select call_day, calls from consent_calls where consent_id = :consent")
        .param("consent", consentId)
        .query((row, number) -> new ConsentCallOutcome.Taken(row.getObject("call_day", LocalDate.class), limit,
            Math.max(0, limit - row.getInt("calls"))))
        .optional().orElseThrow(NoCountYet::new);
  }

  private void open(UUID consentId) {
    try {
      jdbc.sql("insert into consent_calls (consent_id, call_day, calls) values (:consent, :today, 0)")
          .param("consent", consentId).param("today", today()).update();
    } catch (DuplicateKeyException openedJustNow) {
      // Another first call was faster; its count serves this one as well.
      return;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Duration untilAfter(LocalDate day) {
    return Duration.between(clock.instant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static final class NoCountYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NoCountYet() {
      super("The consent has no count of calls yet", null, false, false);
    }
  }
}
