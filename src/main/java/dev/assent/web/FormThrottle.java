package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Limits how often a form is taken that costs the bank something or somebody else a mail. What is over the limit is
 * answered with 429 and Retry-After. Counted in this node's memory.
 */
public final class FormThrottle {

  private final Allowance allowance;

  /** @param most within the window, for one network or one key */
  public FormThrottle(int most, Duration window, Clock clock) {
    this.allowance = new Allowance(most, window, clock);
  }

  /**
   * Takes a place for the network that the request comes from.
   *
   * @throws ResponseStatusException if there is none
   */
  public void admitNetwork(HttpServletRequest request) {
    admit(request, Network.of(request.getRemoteAddr()));
  }

  /**
   * Takes a place for a key from the network that the request comes from: elsewhere the key has places of its own.
   *
   * @throws ResponseStatusException if there is none
   */
  public void admitFromNetwork(HttpServletRequest request, String key) {
    admit(request, Network.of(request.getRemoteAddr()) + "|" + key);
  }

  /**
   * Takes a place for a key, such as an account's name.
   *
   * @throws ResponseStatusException if there is none
   */
  public void admit(HttpServletRequest request, String key) {
    Duration wait = allowance.take(key);
    if (!wait.isZero()) {
      long seconds = SignInThrottleFilter.seconds(wait);
      ErrorPages.remember(request, Problem.of(ErrorCode.TOO_MANY_SUBMISSIONS).withMember("retry_after", seconds));
      throw new TooManySubmissionsException(seconds);
    }
  }

  private static final class TooManySubmissionsException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManySubmissionsException(long seconds) {
      super(HttpStatus.TOO_MANY_REQUESTS);
      this.seconds = seconds;
    }

    @Override
    public HttpHeaders getHeaders() {
      HttpHeaders headers = new HttpHeaders();
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      return headers;
    }
  }
}
