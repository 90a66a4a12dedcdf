package dev.assent.customer;

import dev.assent.consent.Accounts;
import dev.assent.customer.CustomerAccounts.Account;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A customer's accounts as the bank lists them at this moment. */
@Component
class OwnAccounts {

  private static final Logger LOG = LoggerFactory.getLogger(OwnAccounts.class);

  /**
   * @param byAccount codes of the items of which accounts can be picked
   * @param known     whether the bank could list them; if not, nothing can be picked, and what was picked before stays
   */
  record Owned(Set<String> byAccount, List<Account> accounts, boolean known) {

    boolean has(String item) {
      return byAccount.contains(item);
    }

    List<Account> of(String item) {
      return accounts.stream().filter(account -> account.item().equals(item)).toList();
    }

    /** All of an item; {@link Accounts#ALL} where none can be picked. */
    Accounts all(String item) {
      return has(item) ? Accounts.of(of(item).stream().map(Account::id).toList()) : Accounts.ALL;
    }

    Optional<Account> find(String id) {
      return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }
  }

  private final CustomerAccounts bank;

  OwnAccounts(CustomerAccounts bank) {
    this.bank = bank;
  }

  /** Never fails: a customer can stop sharing while the bank's list cannot be read. */
  Owned of(String customerId) {
    try {
      return new Owned(bank.items(), bank.of(customerId), true);
    } catch (RuntimeException unreachable) {
      LOG.error("The accounts of a customer could not be listed", unreachable);
      return new Owned(bank.items(), List.of(), false);
    }
  }

  /** In the words of the page's language, as in "Savings 700-•••-5678". */
  static String inWords(Account account) {
    boolean chinese = Locale.CHINESE.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage());
    return (chinese ? account.nameZh() : account.name()) + " " + account.number();
  }
}
