package dev.assent.client;

import java.time.Duration;

/**
 * A JWKS that a client published.
 *
 * @param fresh how long it need not be fetched again: a minute to a day
 */
record FetchedJwks(String jwks, Duration fresh) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  static final Duration UNSAID = Duration.ofHours(1);

  FetchedJwks {
    fresh = fresh.compareTo(SHORTEST) < 0 ? SHORTEST : fresh.compareTo(LONGEST) > 0 ? LONGEST : fresh;
  }
}
