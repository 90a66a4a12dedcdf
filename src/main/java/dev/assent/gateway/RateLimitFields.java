package dev.assent.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Tells what is left of a limited token: the structured fields of draft-ietf-httpapi-ratelimit-headers-10. Of a token
 * {@code q} uses are admitted in {@code w} seconds; {@code r} remain, for {@code t} seconds.
 */
@Component
class RateLimitFields {

  static final String POLICY = "RateLimit-Policy";
  static final String LIMIT = "RateLimit";

  private static final String NAME = "\"token-uses\"";

  private final Clock clock;

  RateLimitFields(Clock clock) {
    this.clock = clock;
  }

  void write(Call call, HttpServletResponse response) {
    if (call.facts() == null || call.facts().token().usesLimit() == null
        || !call.facts().token().isValid(clock.instant())) {
      return;
    }
    TokenFacts token = call.facts().token();
    long remaining = Math.max(0, Duration.between(clock.instant(), token.expiresAt()).toSeconds());
    response.setHeader(POLICY, NAME + ";q=" + token.usesLimit() + ";w=" + token.validity().toSeconds());
    response.setHeader(LIMIT, NAME + ";r=" + token.usesLeft() + ";t=" + remaining);
  }
}
