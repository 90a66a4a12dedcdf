package dev.assent.customer;

import org.springframework.security.authentication.AccountStatusException;

/** The password was right, and is not enough. */
final class SecondFactorNeeded extends AccountStatusException {

  private static final long serialVersionUID = 1L;

  private final transient Customer customer;

  SecondFactorNeeded(Customer customer) {
    super("A second factor is needed");
    this.customer = customer;
  }

  Customer customer() {
    return customer;
  }
}
