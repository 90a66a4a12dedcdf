package dev.assent.customer;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consentchange.AccountChoice;
import dev.assent.customer.Items.Item;
import dev.assent.customer.Items.ItemAccount;
import dev.assent.customer.OwnAccounts.Owned;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a customer's form says about accounts. An item that is ticked alone covers all accounts that its page listed;
 * with some of them ticked, just those. What the browser sends beyond the page's accounts is refused.
 *
 * @param account ids of the accounts that are ticked
 * @param shown   codes of the items of which accounts were ticked when the page was shown: there, none ticked is no
 *                way to say all
 */
record PickedAccounts(Set<String> account, Set<String> shown) {

  /**
   * @param items what the page offered
   * @throws ResponseStatusException with 400 if an account is ticked that it did not offer
   */
  PickedAccounts among(List<Item> items) {
    Set<String> offered = items.stream().flatMap(item -> item.accounts().stream()).map(ItemAccount::id)
        .collect(Collectors.toSet());
    if (!offered.containsAll(account)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return this;
  }

  /** Titles of ticked items of which the customer has unticked every account. */
  List<String> without(Collection<String> ticked, List<Item> items) {
    return items.stream().filter(item -> ticked.contains(item.code()) && item.several())
        .filter(item -> shown.contains(item.code()) && of(item).isEmpty()).map(Item::title).toList();
  }

  /** @param consent in force; may be null */
  Map<String, AccountChoice> choices(Collection<String> ticked, List<Item> items, Owned owned, Consent consent) {
    return items.stream().filter(item -> item.byAccount() && ticked.contains(item.code()))
        .collect(Collectors.toMap(Item::code, item -> choice(item, owned, consent)));
  }

  private AccountChoice choice(Item item, Owned owned, Consent consent) {
    if (!owned.known()) {
      // The bank cannot say what there is to pick: what is shared stays, and nothing comes to it.
      Accounts before = item.wanted() && consent != null ? consent.accountsOf(item.code()) : Accounts.NONE;
      return new AccountChoice(Accounts.ALL, before);
    }
    Set<String> picked = of(item);
    Set<String> all = item.accounts().stream().map(ItemAccount::id).collect(Collectors.toSet());
    return new AccountChoice(owned.all(item.code()), Accounts.of(item.several() && !picked.isEmpty() ? picked : all));
  }

  private Set<String> of(Item item) {
    Set<String> ids = item.accounts().stream().map(ItemAccount::id).collect(Collectors.toCollection(HashSet::new));
    ids.retainAll(account);
    return ids;
  }
}
