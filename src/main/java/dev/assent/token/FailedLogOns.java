package dev.assent.token;

import dev.assent.web.ErrorCode;
import dev.assent.web.NetworkAllowance;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Counts log-ons of clients that fail, of each client from each network, and of each network over all clients. Only
 * failures count, so a client may log on as often and at as many places at once as it likes; and nobody locks it out
 * from another network than its own.
 */
final class FailedLogOns implements AuthenticationFailureHandler {

  static final String SENTENCE = ErrorCode.TOO_MANY_ATTEMPTS.title() + ". " + ErrorCode.TOO_MANY_ATTEMPTS.detail();

  private static final String CLIENT = FailedLogOns.class.getName();
  /** No client's id is longer: what is, keeps no more memory than one. */
  private static final int LONGEST_ID = 64;

  private final NetworkAllowance clients;
  private final NetworkAllowance networks;
  private final AuthenticationFailureHandler answer;

  FailedLogOns(TokenProperties.Limits limits, Clock clock, AuthenticationFailureHandler answer) {
    this.clients = new NetworkAllowance(limits.failuresPerClient(), limits.window(), clock);
    this.networks = new NetworkAllowance(limits.failuresPerNetwork(), limits.window(), clock);
    this.answer = answer;
  }

  /**
   * Seconds until the client may log on from there again; 0 if it may now. Who wants to end a token that got into wrong
   * hands never waits for what others of the same network did.
   *
   * @param clientId as the request says it, or empty
   */
  long wait(HttpServletRequest request, String clientId) {
    String key = clientId.substring(0, Math.min(LONGEST_ID, clientId.length()));
    request.setAttribute(CLIENT, key);
    long own = clients.wait(request, key);
    return EndpointRequests.REVOKE.equals(request.getServletPath()) ? own : Math.max(networks.wait(request, ""), own);
  }

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException failure) throws IOException, ServletException {
    if (failure instanceof OAuth2AuthenticationException refused
        && OAuth2ErrorCodes.INVALID_CLIENT.equals(refused.getError().getErrorCode())
        && request.getAttribute(CLIENT) instanceof String clientId) {
      networks.take(request, "");
      clients.take(request, clientId);
    }
    answer.onAuthenticationFailure(request, response, failure);
  }
}
