package dev.assent.customer;

import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import dev.assent.web.SignInFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.servlet.LocaleResolver;

/** Leads whose password was right, and is not enough, to the second step; whoever else failed back to the log-in. */
final class AfterPassword implements AuthenticationFailureHandler {

  private final AuthenticationFailureHandler failure = new SignInFailure(Audience.CUSTOMER);
  private final SecondFactor factor;
  private final LocaleResolver languages;

  AfterPassword(SecondFactor factor, LocaleResolver languages) {
    this.factor = factor;
    this.languages = languages;
  }

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException refusal) throws IOException, ServletException {
    if (!(refusal instanceof SecondFactorNeeded needed)) {
      failure.onAuthenticationFailure(request, response, refusal);
      return;
    }
    SignInFailure.passwordWasRight(request);
    HttpSession session = request.getSession();
    request.changeSessionId();
    // Whoever was logged in here before is not any more: a page must not be one person's and the next step another's.
    AudienceSessions.of(Audience.CUSTOMER).contexts()
        .saveContext(SecurityContextHolder.createEmptyContext(), request, response);
    HalfLoggedIn.forget(session);
    Optional<SecondFactor.Challenge> challenge =
        factor.start(needed.customer(), languages.resolveLocale(request));
    challenge.ifPresent(started -> new HalfLoggedIn(needed.customer(), started).keepIn(session));
    response.sendRedirect(SecondFactorPages.HERE + (challenge.isPresent() ? "" : "?unable"));
  }
}
