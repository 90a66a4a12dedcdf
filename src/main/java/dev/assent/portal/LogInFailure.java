package dev.assent.portal;

import dev.assent.onboarding.EmailProof;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Tsps;
import dev.assent.web.Audience;
import dev.assent.web.SignInFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Tells a developer who knows the password how the registration stands. Everybody else gets the one sentence that all
 * log-in pages share and that says nothing about the account.
 */
@Component
class LogInFailure implements AuthenticationFailureHandler {

  static final String STANDING = Audience.PORTAL.attribute("registrationStanding");
  /** The user name of somebody who knows its password and is not admitted. */
  static final String APPLICANT = Audience.PORTAL.attribute("applicant");

  private static final String UNVERIFIED = "UNVERIFIED";

  /** @param reason what the bank said with its decision, or null */
  record Standing(String status, String reason) implements Serializable { }

  private final Registrations registrations;
  private final Tsps tsps;
  private final EmailProof emailProof;
  private final AuthenticationFailureHandler otherwise = new SignInFailure(Audience.PORTAL);

  LogInFailure(Registrations registrations, Tsps tsps, EmailProof emailProof) {
    this.registrations = registrations;
    this.tsps = tsps;
    this.emailProof = emailProof;
  }

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException failure) throws IOException, ServletException {
    if (failure instanceof RegistrationNotEffectiveException waiting) {
      SignInFailure.passwordWasRight(request);
      request.getSession().setAttribute(STANDING, standing(waiting));
      request.getSession().setAttribute(APPLICANT, waiting.userName());
      response.sendRedirect(request.getContextPath() + Audience.PORTAL.logIn() + "?registration");
    } else {
      otherwise.onAuthenticationFailure(request, response, failure);
    }
  }

  private Standing standing(RegistrationNotEffectiveException waiting) {
    return registrations.ofTsp(waiting.tspId())
        .map(registration -> new Standing(
            awaitsProof(registration, waiting.userName()) ? UNVERIFIED : registration.status().name(),
            registration.reason()))
        .orElse(new Standing(RegistrationStatus.SUBMITTED.name(), null));
  }

  private boolean awaitsProof(Registration registration, String userName) {
    return registration.status() == RegistrationStatus.SUBMITTED && emailProof.isAwaited()
        && tsps.developer(userName).filter(account -> !account.emailVerified()).isPresent();
  }
}
