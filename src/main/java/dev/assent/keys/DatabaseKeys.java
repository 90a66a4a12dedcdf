package dev.assent.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys that Assent makes itself and keeps in the database. A next key, and the first one of a use that is not always
 * offered, decrypts as soon as a node sees it, but is published a little later, when every other node has seen it too;
 * see {@link BankKeys} for how often nodes look.
 */
final class DatabaseKeys implements KeySource {

  static final Duration SEEN_BY_ALL = Duration.ofSeconds(15);

  private final BankKeyStore store;
  private final NewKeys newKeys;
  private final Clock clock;
  private List<Standing> known = List.of();

  DatabaseKeys(BankKeyStore store, NewKeys newKeys, Clock clock) {
    this.store = store;
    this.newKeys = newKeys;
    this.clock = clock;
  }

  /** What a ring depends on. */
  private record Standing(BankKeyFacts facts, boolean published) { }

  @Override
  public synchronized KeyRing look(KeyRing present) {
    if (present == null) {
      makeFirstKeys();
    }
    Instant now = clock.instant();
    List<Standing> standing = facts().stream().map(key -> new Standing(key, isPublished(key, now))).toList();
    if (present != null && standing.equals(known)) {
      return present;
    }
    Optional<KeyRing> ring = ring(standing);
    if (ring.isEmpty()) {
      // A key went between the two statements. At the start there is nothing to go on with, so look again.
      return present == null ? look(null) : present;
    }
    known = standing;
    return ring.get();
  }

  @Override
  public List<BankKeyFacts> facts() {
    Instant now = clock.instant();
    return store.facts().stream().filter(key -> !key.hasExpired(now)).toList();
  }

  @Override
  public boolean isOperators() {
    return false;
  }

  private void makeFirstKeys() {
    for (KeyUse use : KeyUse.values()) {
      if (use.isAlwaysOffered() && !store.hasActive(use)) {
        store.addActiveIfFirst(use, newKeys.of(use));
      }
    }
  }

  private Optional<KeyRing> ring(List<Standing> standing) {
    List<StoredKey> keys = new ArrayList<>();
    for (Standing one : standing) {
      store.key(one.facts()).ifPresent(key -> keys.add(new StoredKey(key, one.facts().state(), one.published())));
    }
    return keys.size() == standing.size() ? Optional.of(KeyRing.of(keys)) : Optional.empty();
  }

  private static boolean isPublished(BankKeyFacts key, Instant now) {
    // A key that others could miss: every node must know it before anyone can use it.
    boolean comesLater = key.state() == KeyState.NEXT || !key.use().isAlwaysOffered();
    return !comesLater || !key.createdAt().plus(SEEN_BY_ALL).isAfter(now);
  }
}
