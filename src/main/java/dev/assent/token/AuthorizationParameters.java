package dev.assent.token;

import dev.assent.web.ErrorCode;
import dev.assent.web.ErrorPages;
import dev.assent.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request to the authorization endpoint that must not be answered by a redirect, which would carry to the
 * client what is wrong with it: RFC 6749 appendix A.5 lets {@code state} hold no control character.
 */
final class AuthorizationParameters extends OncePerRequestFilter {

  static final String STATE_TOO_LONG = "state is longer than 2000 characters.";

  private static final int LONGEST_STATE = 2000;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !AuthorizationServerConfiguration.AUTHORIZE.equals(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String wrong = wrong(request);
    if (wrong == null) {
      chain.doFilter(request, response);
    } else {
      ErrorPages.send(request, response, Problem.of(ErrorCode.BAD_REQUEST).withDetail(wrong));
    }
  }

  /** What is wrong with it, in a sentence for a developer; null if nothing is. */
  private static String wrong(HttpServletRequest request) {
    Stream<String> values = request.getParameterMap().values().stream().flatMap(Stream::of);
    if (values.anyMatch(FormBody::hasControlCharacters)) {
      return "A parameter holds a control character. Make state of letters and digits, and percent-encode each value.";
    }
    if (FormBody.isIncomplete(request)) {
      return "A parameter is not percent-encoded UTF-8.";
    }
    return isStateTooLong(request) ? STATE_TOO_LONG : null;
  }

  static boolean isStateTooLong(HttpServletRequest request) {
    String state = request.getParameter("state");
    return state != null && state.length() > LONGEST_STATE;
  }
}
