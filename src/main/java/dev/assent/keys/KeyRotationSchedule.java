package dev.assent.keys;

import dev.assent.keys.BankKeyChanged.Change;
import dev.assent.keys.KeysProperties.Rotation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does what is due in the life of the bank's keys. Any number of nodes may run it. Nodes in the gateway role do not:
 * they keep no audit trail in which it would be told.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.enabled", matchIfMissing = true)
class KeyRotationSchedule {

  private static final String NOBODY = null;

  private final KeySource source;
  private final BankKeyStore store;
  private final KeyTransitions transitions;
  private final Rotation rotation;
  private final Clock clock;

  KeyRotationSchedule(KeySource source, BankKeyStore store, KeyTransitions transitions, KeysProperties properties,
      Clock clock) {
    this.source = source;
    this.store = store;
    this.transitions = transitions;
    this.rotation = properties.rotation();
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${assent.keys.rotation.check-every:PT30S}")
  void advance() {
    if (source.isOperators()) {
      return;
    }
    Instant now = clock.instant();
    List<BankKeyFacts> keys = store.facts();
    keys.stream().filter(key -> key.hasExpired(now))
        .forEach(expired -> transitions.remove(expired, expired.compromised(), Change.REMOVED, NOBODY));
    for (KeyUse use : KeyUse.values()) {
      in(keys, use, KeyState.ACTIVE).ifPresent(active -> follow(active, in(keys, use, KeyState.NEXT), now));
    }
  }

  private void follow(BankKeyFacts active, Optional<BankKeyFacts> next, Instant now) {
    if (next.isPresent()) {
      transitions.activate(active, next.get(), rotation.retiring(), NOBODY);
    } else if (active.compromised()) {
      transitions.prepare(active.use(), now, NOBODY);
    } else if (!rotation.isByHandOnly()) {
      Instant ends = active.activatedAt().plus(rotation.every());
      Instant soonest = now.plus(rotation.publishedAhead());
      if (!soonest.isBefore(ends)) {
        transitions.prepare(active.use(), soonest, NOBODY);
      }
    }
  }

  private static Optional<BankKeyFacts> in(List<BankKeyFacts> keys, KeyUse use, KeyState state) {
    return keys.stream().filter(key -> key.use() == use && key.state() == state).findFirst();
  }
}
