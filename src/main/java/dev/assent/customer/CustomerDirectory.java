package dev.assent.customer;

import java.util.Optional;

/**
 * The port to the bank's own sign-in. A bank that connects its own declares a bean of this type, which then takes the
 * place of {@link BankCustomers}.
 */
public interface CustomerDirectory {

  /**
   * The customer with this account number and password; empty if there is none. Takes the same time either way.
   * Attempts are limited before they come here.
   */
  Optional<Customer> authenticate(String accountNumber, String password);

  /** The customer with exactly this account number, for the bank's own staff; empty if there is none. */
  Optional<Customer> find(String accountNumber);
}
