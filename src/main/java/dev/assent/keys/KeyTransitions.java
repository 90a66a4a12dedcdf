package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.keys.BankKeyChanged.Change;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps in the life of the bank's keys. Each is decided by one conditional statement, so of any number of nodes and
 * managers one takes it, and is announced in its transaction. None may be called inside a transaction.
 */
@Component
class KeyTransitions {

  /** From then on every node that is up publishes a new key; see {@link DatabaseKeys}. Only then may it be used. */
  static final Duration PUBLISHED_EVERYWHERE = Duration.ofMinutes(1);

  private final BankKeyStore store;
  private final NewKeys newKeys;
  private final FormerBankKeys former;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  KeyTransitions(BankKeyStore store, NewKeys newKeys, FormerBankKeys former, JdbcClient jdbc,
      PlatformTransactionManager transactions, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.newKeys = newKeys;
    this.former = former;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.events = events;
    this.clock = clock;
  }

  /** Makes the first key of a use. @return false when there is one already */
  boolean introduce(KeyUse use, String by) {
    BankKey key = newKeys.of(use);
    return unlessSomebodyWasFaster(() -> {
      store.addActive(use, key);
      announce(key.keyId(), use, Change.ACTIVATED, by);
    });
  }

  /** @return false when there is a next key already */
  boolean prepare(KeyUse use, Instant activatesAt, String by) {
    BankKey key = newKeys.of(use);
    return unlessSomebodyWasFaster(() -> {
      store.addNext(use, key, activatesAt);
      announce(key.keyId(), use, Change.PREPARED, by);
    });
  }

  private boolean unlessSomebodyWasFaster(Runnable insert) {
    try {
      transaction.executeWithoutResult(status -> insert.run());
      return true;
    } catch (DuplicateKeyException somebodyWasFaster) {
      return false;
    }
  }

  /** Lets the next key's time come now. @return false when it is gone, or not published everywhere yet */
  boolean bringForward(BankKeyFacts next) {
    Instant now = clock.instant();
    return jdbc.sql("""
            update bank_key set activates_at = :now
            where key_id = :next and state = 'next' and created_at <= :published
            """)
        .param("now", Timestamp.from(now))
        .param("next", next.keyId())
        .param("published", Timestamp.from(now.minus(PUBLISHED_EVERYWHERE)))
        .update() == 1;
  }

  /** Exchanges the active key for the next one. @return false when it is not time, or somebody was faster */
  boolean activate(BankKeyFacts active, BankKeyFacts next, Duration retiring, String by) {
    Instant now = clock.instant();
    return Boolean.TRUE.equals(transaction.execute(status -> {
      if (!retire(active, next, now, now.plus(retiring))) {
        return false;
      }
      int activated = jdbc.sql("""
              update bank_key set state = 'active', active_use = key_use, next_use = null, activates_at = null,
                activated_at = :now
              where key_id = :next and state = 'next'
              """)
          .param("now", Timestamp.from(now))
          .param("next", next.keyId())
          .update();
      if (activated == 0) {
        // Given up a moment ago. The bank is never without an active key.
        status.setRollbackOnly();
        return false;
      }
      announce(next.keyId(), next.use(), Change.ACTIVATED, by);
      return true;
    }));
  }

  private boolean retire(BankKeyFacts active, BankKeyFacts next, Instant now, Instant expires) {
    return jdbc.sql("""
            update bank_key
            set state = 'retiring', active_use = null, expires_at =
              case when compromised then cast(:now as timestamp with time zone)
                else cast(:expires as timestamp with time zone) end
            where key_id = :active and active_use = :use and exists (
              select 1 from bank_key following
              where following.key_id = :next and following.next_use = :use and following.created_at <= :published
                and (following.activates_at <= :now or bank_key.compromised))
            """)
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(expires))
        .param("active", active.keyId())
        .param("use", active.use().column())
        .param("next", next.keyId())
        .param("published", Timestamp.from(now.minus(PUBLISHED_EVERYWHERE)))
        .update() == 1;
  }

  /** Marks an active key for its end. @return false when it is not active any more, or marked already */
  boolean giveUp(BankKeyFacts active, String by) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      boolean marked = jdbc.sql("""
              update bank_key set compromised = true where key_id = :id and active_use = :use and compromised = false
              """)
          .param("id", active.keyId())
          .param("use", active.use().column())
          .update() == 1;
      if (marked) {
        announce(active.keyId(), active.use(), Change.GIVEN_UP, by);
      }
      return marked;
    }));
  }

  /**
   * Deletes a next or a retiring key, and keeps its public part.
   *
   * @param compromised whether somebody else may have it
   * @return false when somebody was faster
   */
  boolean remove(BankKeyFacts facts, boolean compromised, Change change, String by) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      String publicJwk = store.key(facts).map(BankKey::toPublicJwk).orElse(null);
      boolean removed = jdbc.sql("delete from bank_key where key_id = :id and state in ('next', 'retiring')")
          .param("id", facts.keyId())
          .update() == 1;
      if (removed) {
        former.add(facts, publicJwk, compromised);
        announce(facts.keyId(), facts.use(), change, by);
      }
      return removed;
    }));
  }

  private void announce(String keyId, KeyUse use, Change change, String by) {
    events.publishEvent(new BankKeyChanged(keyId, use, change, by));
  }
}
