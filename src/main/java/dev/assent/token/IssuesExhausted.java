package dev.assent.token;

import dev.assent.client.IssueLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * The client has been issued as many access tokens in this window as it may. None of the codes of RFC 6749 section 5.2
 * says "later"; {@code temporarily_unavailable} of section 4.1.2.1 does, and is answered with 429 and Retry-After (RFC
 * 6585). The code or refresh token is as good as before.
 */
final class IssuesExhausted extends OAuth2AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final long retryAfter;

  IssuesExhausted(IssueLimit limit, Instant windowEnd, Instant now) {
    super(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "This client has been issued all "
        + limit.tokens() + " access tokens that it may have in a window of " + words(limit.window())
        + ". Try again after " + windowEnd.plusMillis(999).truncatedTo(ChronoUnit.SECONDS)
        + " with the same code or refresh token. Until then use the tokens that you have.", null));
    this.retryAfter = Math.max(1, Duration.between(now, windowEnd).plusMillis(999).toSeconds());
  }

  /** Seconds until the next window can begin. */
  long retryAfter() {
    return retryAfter;
  }

  private static String words(Duration window) {
    return window.toSeconds() % Duration.ofDays(1).toSeconds() == 0
        ? window.toDays() + (window.toDays() == 1 ? " day" : " days")
        : window.toSeconds() + " seconds";
  }
}
