package dev.assent.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One client's JWKS at its address. Whoever asks first waits for it; after that nobody waits, but for a key that is not
 * in it. It is fetched at most once a minute, by one thread whatever the number of those who ask, and kept for a day
 * beyond its time while fetching it again fails.
 */
final class KeysAtAddress {

  static final Duration PAUSE = Duration.ofMinutes(1);
  static final Duration KEPT_STALE = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(KeysAtAddress.class);

  private final String clientId;
  private final URI address;
  private final JwksFetch fetch;
  private final Clock clock;

  private volatile Held held;
  private volatile InvalidKeysException problem;
  private Instant triedAt;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

  KeysAtAddress(String clientId, URI address, JwksFetch fetch, Clock clock) {
    this.clientId = clientId;
    this.address = address;
    this.fetch = fetch;
    this.clock = clock;
  }

  private record Held(String jwks, Instant fetchedAt, Instant freshUntil) { }

  /** Empty where it could not be fetched, or not for a day. */
  Optional<String> jwks() {
    Instant now = clock.instant();
    Held present = held;
    if (present == null || isTooOld(present, now)) {
      await(tryNow(now));
    } else if (!present.freshUntil().isAfter(now)) {
      tryNow(now);
    }
    return usable();
  }

  /** For a key that {@link #jwks()} did not have: fetched again, unless that was done within the last minute. */
  Optional<String> jwksAgain() {
    await(tryNow(clock.instant()));
    return usable();
  }

  KeyFetch state() {
    Held present = held;
    InvalidKeysException why = problem;
    return new KeyFetch(present == null ? null : present.fetchedAt(), why);
  }

  private Optional<String> usable() {
    Held present = held;
    return present == null || isTooOld(present, clock.instant()) ? Optional.empty() : Optional.of(present.jwks());
  }

  private static boolean isTooOld(Held present, Instant now) {
    return !present.freshUntil().plus(KEPT_STALE).isAfter(now);
  }

  private synchronized CompletableFuture<Void> tryNow(Instant now) {
    if (running.isDone() && (triedAt == null || !triedAt.plus(PAUSE).isAfter(now))) {
      triedAt = now;
      running = fetch.begin(address).handle(this::take);
    }
    return running;
  }

  private Void take(FetchedJwks fetched, Throwable failure) {
    if (failure == null) {
      Instant now = clock.instant();
      held = new Held(fetched.jwks(), now, now.plus(fetched.fresh()));
      problem = null;
    } else {
      problem = InvalidKeysException.from(failure);
      LOG.warn("The JWKS of client {} could not be fetched: {}", clientId, problem.getMessage());
    }
    return null;
  }

  /** Never while a database transaction is held open, since the other side decides how long this takes. */
  private static void await(CompletableFuture<Void> attempt) {
    if (attempt.isDone()) {
      return;
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A client's keys were about to be fetched inside a transaction.");
    }
    try {
      attempt.get(JwksFetch.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException late) {
      LOG.debug("A JWKS did not come in time", late);
    }
  }
}
