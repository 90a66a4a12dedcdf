package dev.assent.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** One node: what it knows of the bank's keys, what its schedule does, and what its manager may do. */
final class TestNode {

  final BankKeys keys;
  final BankKeyRotation rotation;
  final KeyRotationSchedule schedule;

  private final Queue<BankKeyChanged> changes = new ConcurrentLinkedQueue<>();

  TestNode(TestKeyDatabase database, Clock clock, Duration every) {
    KeysProperties properties = TestKeyDatabase.properties(TestKeyDatabase.ENCRYPTION_KEY, every);
    BankKeyStore store = database.store(TestKeyDatabase.ENCRYPTION_KEY, clock);
    NewKeys newKeys = new TestNewKeys();
    FormerBankKeys former = new FormerBankKeys(database.jdbc(), clock);
    ApplicationEventPublisher events = event -> changes.add((BankKeyChanged) event);
    KeyTransitions transitions = new KeyTransitions(store, newKeys, former, database.jdbc(),
        new DataSourceTransactionManager(database.dataSource()), events, clock);
    KeySource source = new DatabaseKeys(store, newKeys, clock);
    keys = new BankKeys(source, properties, clock);
    rotation = new BankKeyRotation(source, former, transitions, keys, properties, clock);
    schedule = new KeyRotationSchedule(source, store, transitions, properties, clock);
  }

  /** What this node has told of, in order. */
  List<BankKeyChanged> changes() {
    return List.copyOf(changes);
  }

  String keyId(KeyUse use, KeyState state) {
    return rotation.keys().stream().filter(key -> key.use() == use && key.state() == state)
        .map(BankKeyFacts::keyId).findFirst().orElse(null);
  }

  boolean publishes(String keyId) {
    return keys.publicJwks().contains('"' + keyId + '"');
  }
}
