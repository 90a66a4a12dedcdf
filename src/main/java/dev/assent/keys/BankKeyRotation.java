package dev.assent.keys;

import dev.assent.keys.BankKeyChanged.Change;
import dev.assent.keys.KeysProperties.Rotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The bank's keys as managers see and change them. By the schedule they change in {@link KeyRotationSchedule}. */
@Service
public class BankKeyRotation {

  private final KeySource source;
  private final FormerBankKeys former;
  private final KeyTransitions transitions;
  private final BankKeys keys;
  private final Rotation rotation;
  private final Clock clock;

  BankKeyRotation(KeySource source, FormerBankKeys former, KeyTransitions transitions, BankKeys keys,
      KeysProperties properties, Clock clock) {
    this.source = source;
    this.former = former;
    this.transitions = transitions;
    this.keys = keys;
    this.rotation = properties.rotation();
    this.clock = clock;
  }

  /** Whether an operator supplies the keys, in a PKCS#12 file. Then nothing here changes them. */
  public boolean isOperators() {
    return source.isOperators();
  }

  /** How long a key is the active one; zero = until a manager changes it. */
  public Duration every() {
    return rotation.every();
  }

  /** How long before its use a key is published. */
  public Duration publishedAhead() {
    return rotation.publishedAhead();
  }

  /** How long a former key still verifies and decrypts. */
  public Duration retiring() {
    return rotation.retiring();
  }

  /** How long others may keep the JWKS. */
  public Duration publishedMaxAge() {
    return keys.publishedMaxAge();
  }

  /** Whether there are keys for it; those for the compatibility profile are made for the first client in it. */
  public boolean has(KeyUse use) {
    return inState(use, KeyState.ACTIVE).isPresent();
  }

  public boolean hasNext(KeyUse use) {
    return inState(use, KeyState.NEXT).isPresent();
  }

  /**
   * Makes sure that clients in the compatibility profile have a key to encrypt to with RSA-OAEP. Takes up to some
   * seconds the first time. Where an operator supplies the keys there is none.
   */
  public void offerCompatibility(String by) {
    if (!isOperators() && !has(KeyUse.COMPATIBILITY) && transitions.introduce(KeyUse.COMPATIBILITY, by)) {
      keys.look();
    }
  }

  /** Whether an operator supplies the keys, and none to which clients could encrypt with RSA-OAEP. */
  public boolean lacksCompatibility() {
    return isOperators() && !has(KeyUse.COMPATIBILITY);
  }

  /** All that are published or about to be: the active ones first, then the next, then those that retire. */
  public List<BankKeyFacts> keys() {
    return source.facts();
  }

  /** Those that are gone, the latest first. */
  public List<FormerBankKey> former(int count) {
    return former.latest(count);
  }

  /** @throws NoSuchElementException when there is none, or not any more */
  public BankKeyFacts get(String keyId) {
    return keys().stream().filter(key -> key.keyId().equals(keyId)).findFirst().orElseThrow();
  }

  /**
   * Makes the next key of this use. It is published within a minute, and becomes the active one when it has stood in
   * the JWKS for {@link #publishedAhead()}, or earlier by {@link #useNext}.
   *
   * @return false when there is one already
   */
  public boolean prepareNext(KeyUse use, String by) {
    requireOwn();
    return transitions.prepare(use, clock.instant().plus(rotation.publishedAhead()), by);
  }

  /**
   * Makes the next key the active one at once.
   *
   * @return false when it is not published everywhere yet (which takes a minute), or somebody was faster
   */
  public boolean useNext(String keyId, String by) {
    requireOwn();
    BankKeyFacts next = get(keyId);
    Optional<BankKeyFacts> active = inState(next.use(), KeyState.ACTIVE);
    boolean done = active.isPresent() && transitions.bringForward(next)
        && transitions.activate(active.get(), next, rotation.retiring(), by);
    keys.look();
    return done;
  }

  /**
   * Gives up a key that somebody else may have. One that is next or retiring is gone at once. The active one is gone as
   * soon as the next one can take over: at once when it is published everywhere, or else within some two minutes.
   *
   * @return false when it was given up already
   */
  public boolean giveUp(String keyId, String by) {
    requireOwn();
    BankKeyFacts key = get(keyId);
    boolean done = key.state() == KeyState.ACTIVE
        ? transitions.giveUp(key, by)
        : transitions.remove(key, true, Change.GIVEN_UP, by);
    if (done && key.state() == KeyState.ACTIVE) {
      replace(key, by);
    }
    keys.look();
    return done;
  }

  private void replace(BankKeyFacts compromised, String by) {
    Instant now = clock.instant();
    Optional<BankKeyFacts> next = inState(compromised.use(), KeyState.NEXT);
    if (next.isEmpty()) {
      transitions.prepare(compromised.use(), now, by);
    } else if (transitions.activate(compromised, next.get(), rotation.retiring(), by)) {
      transitions.remove(compromised, true, Change.REMOVED, by);
    }
  }

  private Optional<BankKeyFacts> inState(KeyUse use, KeyState state) {
    return keys().stream().filter(key -> key.use() == use && key.state() == state).findFirst();
  }

  private void requireOwn() {
    if (isOperators()) {
      throw new IllegalStateException("The bank's keys are in a file that the operator exchanges.");
    }
  }
}
