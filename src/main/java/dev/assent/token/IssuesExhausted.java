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
 * 6585). Nothing is spent: neither a code nor a use of a refresh token.
 */
final class IssuesExhausted extends OAuth2AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final long retryAfter;

  /** @param asked what the token was to be issued for */
  IssuesExhausted(IssueLimit limit, Asked asked, Instant windowEnd, Instant now) {
    super(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "This client has been issued all "
        + limit.tokens() + " access tokens that it may have in a window of " + words(limit.window())
        + ". Try again after " + windowEnd.plusMillis(999).truncatedTo(ChronoUnit.SECONDS) + ": "
        + asked.advice(Duration.between(now, windowEnd)) + " Until then use the tokens that you have."
        + " Whoever logs on with a client assertion signs a new one.", null));
    this.retryAfter = Math.max(1, Duration.between(now, windowEnd).plusMillis(999).toSeconds());
  }

  /** Seconds until the next window can begin. */
  long retryAfter() {
    return retryAfter;
  }

  /** For what a token was asked. */
  enum Asked {
    CODE, REFRESH_TOKEN, CREDENTIALS;

    private String advice(Duration wait) {
      return switch (this) {
        case CODE -> wait.compareTo(RegisteredClients.CODE_VALIDITY) < 0
            ? "the code was not spent, but lasts for a minute from the customer's decision; if it has expired by then, "
                + "start a new authorization."
            : "the code was not spent, but will have expired by then; start a new authorization.";
        case REFRESH_TOKEN -> "the refresh lost no use; send it again, unless the refresh token has expired by then.";
        case CREDENTIALS -> "send the same request again.";
      };
    }
  }

  private static String words(Duration window) {
    return window.toSeconds() % Duration.ofDays(1).toSeconds() == 0
        ? window.toDays() + (window.toDays() == 1 ? " day" : " days")
        : window.toSeconds() + " seconds";
  }
}
