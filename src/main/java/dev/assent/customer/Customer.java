package dev.assent.customer;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A customer of the bank.
 *
 * @param id under which consents are kept and the upstream is asked; not the account number, and never changed
 */
public record Customer(String id, String displayName) implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return id;
  }
}
