package dev.assent.customer;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The port to the bank's own list of a customer's accounts, from which the customer picks what an item covers. A bank
 * that wants its customers to pick declares a bean of this type; without one, each item is shared as a whole.
 */
public interface CustomerAccounts {

  /**
   * One account, deposit or card.
   *
   * @param id     opaque, of letters, digits, {@code .}, {@code _} and {@code -}, 40 at most; of this account for
   *               ever, and never another customer's. Consents name it, upstreams and TSPs are told it
   * @param item   code of the authorization item that it belongs to
   * @param name   as the customer knows it, in English
   * @param nameZh the same in Traditional Chinese
   * @param number masked
   */
  record Account(String id, String item, String name, String nameZh, String number) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /** @throws IllegalArgumentException if the id is none */
    public Account {
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException("No id of an account: 40 letters, digits, '.', '_' and '-' at most");
      }
    }
  }

  /** Codes of the items that consist of accounts; of any other item a customer shares all or nothing. */
  Set<String> items();

  /** All accounts that the customer has now, 50 of one item at most, in the order in which the customer sees them. */
  List<Account> of(String customerId);
}
