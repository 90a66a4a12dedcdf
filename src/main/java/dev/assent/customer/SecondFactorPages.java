package dev.assent.customer;

import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import dev.assent.web.FormThrottle;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The second step of a log-in, which alone is open to whose password was right. */
@Controller
@RequestMapping(SecondFactorPages.HERE)
class SecondFactorPages {

  static final String HERE = "/consents/second-factor";

  private static final int MOST_CODES = 20;
  private static final int LONGEST_CODE = 40;

  private final SecondFactor factor;
  private final FormThrottle throttle;
  private final AudienceSessions sessions = AudienceSessions.of(Audience.CUSTOMER);
  private final SavedRequestAwareAuthenticationSuccessHandler onward =
      new SavedRequestAwareAuthenticationSuccessHandler();

  SecondFactorPages(SecondFactor factor, Clock clock) {
    this.factor = factor;
    this.throttle = new FormThrottle(MOST_CODES, Duration.ofMinutes(15), clock);
    this.onward.setRequestCache(sessions.savedRequests());
    this.onward.setDefaultTargetUrl(Audience.CUSTOMER.home());
  }

  @GetMapping
  ModelAndView ask(HttpServletRequest request) {
    Optional<HalfLoggedIn> half = HalfLoggedIn.in(request);
    if (half.isEmpty() && request.getParameter("unable") == null) {
      return new ModelAndView(new RedirectView(Audience.CUSTOMER.logIn(), true));
    }
    return half.map(known -> page(known, "ask")).orElseGet(() -> page(null, "unable"));
  }

  /** @return null once the customer is logged in, and led on */
  @PostMapping
  ModelAndView answer(@RequestParam(defaultValue = "") String code, HttpServletRequest request,
      HttpServletResponse response) throws IOException, ServletException {
    HalfLoggedIn half = HalfLoggedIn.in(request).orElse(null);
    if (half == null) {
      return new ModelAndView(new RedirectView(Audience.CUSTOMER.logIn(), true));
    }
    throttle.admit(request, half.customer().id());
    SecondFactor.Answer answer = code.isBlank() || code.length() > LONGEST_CODE ? SecondFactor.Answer.WRONG
        : factor.check(half.customer(), half.challenge(), code);
    return switch (answer) {
      case RIGHT -> {
        logIn(half.customer(), request, response);
        yield null;
      }
      case WRONG -> page(half, "wrong");
      case OVER -> {
        HalfLoggedIn.forget(request.getSession());
        yield page(null, "over");
      }
    };
  }

  private void logIn(Customer customer, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    HalfLoggedIn.forget(request.getSession());
    Authentication authentication = CustomerLogIn.loggedIn(customer);
    // As after any log-in: who knew the session's identifier or a form's token before does not know it now.
    new ChangeSessionIdAuthenticationStrategy().onAuthentication(authentication, request, response);
    new CsrfAuthenticationStrategy(sessions.csrfTokens()).onAuthentication(authentication, request, response);
    sessions.contexts().saveContext(new SecurityContextImpl(authentication), request, response);
    onward.onAuthenticationSuccess(request, response, authentication);
  }

  private static ModelAndView page(HalfLoggedIn half, String state) {
    return half == null ? new ModelAndView("customer/second-factor", Map.of("state", state))
        : new ModelAndView("customer/second-factor", Map.of("state", state, "sentTo", half.challenge().sentTo()));
  }
}
