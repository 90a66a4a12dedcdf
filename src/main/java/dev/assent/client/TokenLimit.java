package dev.assent.client;

import java.time.Duration;

/**
 * How long and how often a token works.
 *
 * @param validity period from issue to expiry; whole seconds, positive, at most 10 years
 * @param uses     number of uses, positive; null = no limit
 */
public record TokenLimit(Duration validity, Integer uses) {

  public static final Duration LONGEST = Duration.ofDays(3653);

  public TokenLimit {
    if (validity.compareTo(Duration.ofSeconds(1)) < 0 || validity.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A token is valid for one second to ten years");
    }
    if (uses != null && uses < 1) {
      throw new IllegalArgumentException("A token has at least one use, or no limit of uses");
    }
  }
}
