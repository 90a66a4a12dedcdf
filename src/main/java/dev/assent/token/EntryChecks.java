package dev.assent.token;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;

/** What a request passes before the authorization server sees it, in this order. */
@Component
public final class EntryChecks {

  private final FailedLogOns failedLogOns;
  private final List<Filter> filters;
  private final NetworkRates rates;

  EntryChecks(TokenProperties properties, Clock clock) {
    DescribedErrors errors = new DescribedErrors();
    this.failedLogOns = new FailedLogOns(properties.limits(), clock, errors);
    this.rates = new NetworkRates(properties.limits(), clock, errors);
    this.filters = List.of(
        new InterruptedService(errors),
        new OfferedEndpoints(errors),
        rates,
        new AuthorizationParameters(),
        new EndpointRequests(failedLogOns, errors));
  }

  void precede(HttpSecurity http) {
    // The authorization server puts a CsrfFilter back for whatever is not its own POST.
    filters.forEach(filter -> http.addFilterBefore(filter, CsrfFilter.class));
  }

  /** For an endpoint beside the authorization server's own: one network's requests count there as here. */
  public void limit(HttpSecurity http) {
    http.addFilterBefore(rates, CsrfFilter.class);
  }

  /** Answers log-ons that fail, and counts them. */
  AuthenticationFailureHandler failures() {
    return failedLogOns;
  }
}
