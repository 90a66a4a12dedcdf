package dev.assent.demo.enjoylife;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes no answer to an authorization request but the bank's: RFC 9207 section 2.4. Else a dishonest server could pass
 * a code of the bank's on as its own.
 */
final class BanksAnswers extends OncePerRequestFilter {

  private final String issuer;

  BanksAnswers(EnjoyLifeSettings settings) {
    this.issuer = settings.bankUrl().toString();
  }

  /** Once an answer is taken in, the browser comes to this address again: with no code, and an error without state. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !BankConnection.CALLBACK.equals(request.getServletPath())
        || request.getParameter("code") == null
            && (request.getParameter("error") == null || request.getParameter("state") == null);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String[] named = request.getParameterValues("iss");
    if (named != null && named.length == 1 && issuer.equals(named[0])) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    }
  }
}
