package dev.assent.customer;

import dev.assent.catalog.AuthorizationItem;
import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import dev.assent.customer.Items.Item;
import dev.assent.customer.Items.ItemAccount;
import dev.assent.customer.OwnAccounts.Owned;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * Authorization items in the words of the page's language, in the catalogue's order.
 *
 * @param at when a consent counts as expired or not
 */
record ItemWords(List<AuthorizationItem> items, MessageSource messages, Locale locale, Instant at) {

  /**
   * @param consent may be null; one that has expired shares nothing
   * @param awaited by item code, the accounts with which a change waits for the bank
   */
  List<Item> of(Collection<String> codes, Consent consent, Map<String, Accounts> awaited, Owned owned) {
    Consent standing = consent == null || consent.isExpired(at) ? null : consent;
    return items.stream().filter(item -> codes.contains(item.code()))
        .map(item -> inThisLanguage(item, standing, awaited.getOrDefault(item.code(), Accounts.NONE), owned)).toList();
  }

  List<String> titles(Collection<String> codes) {
    return items.stream().filter(item -> codes.contains(item.code())).map(this::title).toList();
  }

  /** Titles with the accounts in question, as in "DemandDeposit (Savings 700-•••-5678)". */
  List<String> titles(Collection<String> codes, Function<String, Accounts> accounts, Owned owned) {
    return items.stream().filter(item -> codes.contains(item.code()))
        .map(item -> title(item) + inBrackets(accounts.apply(item.code()), owned)).toList();
  }

  private String inBrackets(Accounts accounts, Owned owned) {
    if (accounts.isAll() || accounts.isNone() || !owned.known()) {
      return "";
    }
    String gone = messages.getMessage("customer.account.gone", null, locale);
    return accounts.ids().stream().map(id -> owned.find(id).map(OwnAccounts::inWords).orElse(gone)).distinct()
        .collect(Collectors.joining(messages.getMessage("customer.list", null, locale), " (", ")"));
  }

  private Item inThisLanguage(AuthorizationItem item, Consent standing, Accounts awaited, Owned owned) {
    ItemState state = standing == null ? null : standing.items().get(item.code());
    Accounts shared = state == ItemState.ACTIVE || state == ItemState.PENDING_REVIEW
        ? standing.accountsOf(item.code()) : Accounts.NONE;
    List<ItemAccount> accounts = owned.of(item.code()).stream().map(account -> new ItemAccount(account.id(),
        OwnAccounts.inWords(account), shared.contains(account.id()) || state != null && awaited.contains(account.id()),
        state == ItemState.ACTIVE && awaited.contains(account.id()) && !shared.contains(account.id()))).toList();
    return new Item(item.code(), title(item), isChinese() ? item.descriptionZh() : item.description(),
        item.sensitive(), state, owned.has(item.code()), accounts, List.of());
  }

  private String title(AuthorizationItem item) {
    return isChinese() ? item.titleZh() : item.title();
  }

  private boolean isChinese() {
    return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
  }
}
