package dev.assent.customer;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Lets in whom the bank's directory knows. The authentication's name is the customer's id. */
final class CustomerLogIn implements AuthenticationProvider {

  private final CustomerDirectory directory;
  private final SecondFactor factor;

  CustomerLogIn(CustomerDirectory directory, SecondFactor factor) {
    this.directory = directory;
    this.factor = factor;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    Customer customer = directory.authenticate(attempt.getName(), String.valueOf(attempt.getCredentials()))
        .orElseThrow(() -> new BadCredentialsException("Account number or password is wrong"));
    if (factor.isNeededBy(customer)) {
      throw new SecondFactorNeeded(customer);
    }
    return loggedIn(customer);
  }

  static Authentication loggedIn(Customer customer) {
    return UsernamePasswordAuthenticationToken.authenticated(customer, null,
        AuthorityUtils.createAuthorityList("ROLE_CUSTOMER"));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
