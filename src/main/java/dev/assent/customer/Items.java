package dev.assent.customer;

import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import dev.assent.customer.OwnAccounts.Owned;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Authorization items in the words of the page's language, in the catalogue's order. */
@Component
class Items {

  /**
   * @param state     null for an item that was never shared with this TSP
   * @param byAccount whether accounts of it can be picked
   * @param accounts  those that can be picked here
   */
  record Item(String code, String title, String description, boolean sensitive, ItemState state, boolean byAccount,
      List<ItemAccount> accounts) {

    /** Whether the customer wants it shared: it is, or waits only for the bank. */
    public boolean wanted() {
      return state == ItemState.ACTIVE || state == ItemState.PENDING_REVIEW;
    }

    /** Whether there is anything to pick. */
    public boolean several() {
      return accounts.size() > 1;
    }

    /** In words, the accounts of it that are shared, or are to be. */
    public List<String> shared() {
      return accounts.stream().filter(ItemAccount::shared).map(ItemAccount::words).toList();
    }

    Item offering(Accounts asked) {
      return new Item(code, title, description, sensitive, state, byAccount,
          accounts.stream().filter(account -> asked.contains(account.id())).toList());
    }
  }

  /**
   * @param shared  whether it is shared, or waits only for the bank
   * @param pending whether it waits, while the item itself is shared
   */
  record ItemAccount(String id, String words, boolean shared, boolean pending) { }

  private final ApiCatalog catalog;
  private final MessageSource messages;
  private final Clock clock;

  Items(ApiCatalog catalog, MessageSource messages, Clock clock) {
    this.catalog = catalog;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param consent may be null; one that has expired shares nothing
   * @param awaited by item code, the accounts with which a change waits for the bank
   */
  List<Item> of(Collection<String> codes, Consent consent, Map<String, Accounts> awaited, Owned owned) {
    Consent standing = consent == null || consent.isExpired(clock.instant()) ? null : consent;
    return catalog.items().stream().filter(item -> codes.contains(item.code()))
        .map(item -> inThisLanguage(item, standing, awaited.getOrDefault(item.code(), Accounts.NONE), owned)).toList();
  }

  List<String> titles(Collection<String> codes) {
    return catalog.items().stream().filter(item -> codes.contains(item.code())).map(Items::title).toList();
  }

  /** Titles with the accounts in question, as in "DemandDeposit (Savings 700-•••-5678)". */
  List<String> titles(Collection<String> codes, Function<String, Accounts> accounts, Owned owned) {
    return catalog.items().stream().filter(item -> codes.contains(item.code()))
        .map(item -> title(item) + inBrackets(accounts.apply(item.code()), owned)).toList();
  }

  private String inBrackets(Accounts accounts, Owned owned) {
    if (accounts.isAll() || accounts.isNone() || !owned.known()) {
      return "";
    }
    Locale locale = LocaleContextHolder.getLocale();
    String gone = messages.getMessage("customer.account.gone", null, locale);
    return accounts.ids().stream().map(id -> owned.find(id).map(OwnAccounts::inWords).orElse(gone)).distinct()
        .collect(Collectors.joining(messages.getMessage("customer.list", null, locale), " (", ")"));
  }

  private static Item inThisLanguage(AuthorizationItem item, Consent standing, Accounts awaited, Owned owned) {
    ItemState state = standing == null ? null : standing.items().get(item.code());
    Accounts shared = state == ItemState.ACTIVE || state == ItemState.PENDING_REVIEW
        ? standing.accountsOf(item.code()) : Accounts.NONE;
    List<ItemAccount> accounts = owned.of(item.code()).stream().map(account -> new ItemAccount(account.id(),
        OwnAccounts.inWords(account), shared.contains(account.id()) || state != null && awaited.contains(account.id()),
        state == ItemState.ACTIVE && awaited.contains(account.id()) && !shared.contains(account.id()))).toList();
    return new Item(item.code(), title(item), isChinese() ? item.descriptionZh() : item.description(),
        item.sensitive(), state, owned.has(item.code()), accounts);
  }

  private static String title(AuthorizationItem item) {
    return isChinese() ? item.titleZh() : item.title();
  }

  private static boolean isChinese() {
    return Locale.CHINESE.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage());
  }
}
