package dev.assent.consentchange;

import dev.assent.consent.Accounts;

/**
 * Which accounts of an item a customer picked.
 *
 * @param own    all that the customer has of this item at the moment
 * @param picked what the item is to cover
 */
public record AccountChoice(Accounts own, Accounts picked) {

  /** An item that is not about single accounts. */
  public static final AccountChoice WHOLE = new AccountChoice(Accounts.ALL, Accounts.ALL);

  /** @throws IllegalArgumentException if an account is picked that is not the customer's own */
  public AccountChoice {
    if (!own.covers(picked)) {
      throw new IllegalArgumentException("Only a customer's own accounts can be picked");
    }
  }
}
