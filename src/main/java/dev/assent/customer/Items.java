package dev.assent.customer;

import dev.assent.catalog.ApiCatalog;
import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import dev.assent.customer.OwnAccounts.Owned;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The authorization items that a customer shares or may share. */
@Component
public class Items {

  /**
   * @param state     null for an item that was never shared with this TSP
   * @param byAccount whether accounts of it can be picked
   * @param accounts  those that can be picked here
   * @param ending    in words, accounts that are shared and cannot be picked here, because others are asked for
   */
  public record Item(String code, String title, String description, boolean sensitive, ItemState state,
      boolean byAccount, List<ItemAccount> accounts, List<String> ending) {

    /** Whether the customer wants it shared: it is, or waits only for the bank. */
    public boolean wanted() {
      return state == ItemState.ACTIVE || state == ItemState.PENDING_REVIEW;
    }

    /** Whether it is ticked when the page is shown: it is shared, and of what can be picked here something is. */
    public boolean ticked() {
      return wanted() && (!byAccount || accounts.isEmpty() || !shared().isEmpty());
    }

    /** Whether there is anything to pick. */
    public boolean several() {
      return accounts.size() > 1;
    }

    /** In words, the accounts of it that are shared, or are to be. */
    public List<String> shared() {
      return accounts.stream().filter(ItemAccount::shared).map(ItemAccount::words).toList();
    }

    /** The same where only these accounts are asked for. */
    Item confinedTo(Accounts asked) {
      return asked.isAll() ? this : new Item(code, title, description, sensitive, state, byAccount,
          accounts.stream().filter(account -> asked.contains(account.id())).toList(),
          accounts.stream().filter(account -> account.shared() && !asked.contains(account.id()))
              .map(ItemAccount::words).toList());
    }
  }

  /**
   * @param shared  whether it is shared, or waits only for the bank
   * @param pending whether it waits, while the item itself is shared
   */
  public record ItemAccount(String id, String words, boolean shared, boolean pending) { }

  private final ApiCatalog catalog;
  private final MessageSource messages;
  private final Clock clock;

  Items(ApiCatalog catalog, MessageSource messages, Clock clock) {
    this.catalog = catalog;
    this.messages = messages;
    this.clock = clock;
  }

  /** The catalogue's items as they are now, read once however much of a page is said with them. */
  ItemWords words() {
    return new ItemWords(catalog.items(), messages, LocaleContextHolder.getLocale(), clock.instant());
  }

  /** See {@link ItemWords#of}. */
  List<Item> of(Collection<String> codes, Consent consent, Map<String, Accounts> awaited, Owned owned) {
    return words().of(codes, consent, awaited, owned);
  }

  List<String> titles(Collection<String> codes) {
    return words().titles(codes);
  }
}
