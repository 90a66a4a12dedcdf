package dev.assent.consentchange;

import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.consentchange.Recipients.Recipient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an officer sees of a change: who shares what with whom, and why it is looked at. */
@Service
public class ReviewFacts {

  /**
   * @param customer a masked reference, never the customer's id
   * @param review   a code of the decision {@code consent-change-review}
   * @param items    what the change does to each item, by the item's title in the catalogue's order
   */
  public record Facts(String tsp, String client, String customer, String review, Instant requestedAt,
      Map<String, ItemOutcome> items) { }

  private final ConsentChangeTable changes;
  private final ApiCatalog catalog;
  private final Recipients recipients;

  ReviewFacts(ConsentChangeTable changes, ApiCatalog catalog, Recipients recipients) {
    this.changes = changes;
    this.catalog = catalog;
    this.recipients = recipients;
  }

  /** @throws java.util.NoSuchElementException if there is no such change */
  @Transactional(readOnly = true)
  public Facts of(UUID changeId) {
    ConsentChange change = changes.find(changeId).orElseThrow();
    Recipient recipient = recipients.get(change.clientId());
    return new Facts(recipient.company(), recipient.clientId(), mask(change.customerId()), change.review(),
        change.requestedAt(), titled(change));
  }

  private Map<String, ItemOutcome> titled(ConsentChange change) {
    List<AuthorizationItem> known = catalog.items();
    return known.stream().filter(item -> change.items().containsKey(item.code()))
        .collect(Collectors.toMap(item -> item.title() + accounts(change.accountsOf(item.code())),
            item -> change.items().get(item.code()), (one, two) -> one, LinkedHashMap::new));
  }

  /** How many accounts it is about: which, is nothing that an officer need know. */
  private static String accounts(ItemAccounts accounts) {
    if (accounts.chosen().isAll()) {
      return "";
    }
    int count = accounts.chosen().ids().size();
    int more = accounts.added().ids() == null ? 0 : accounts.added().ids().size();
    String all = count == 1 ? ", 1 account" : ", " + count + " accounts";
    return more < count ? all + " (" + more + " of them new)" : all;
  }

  /** Enough to tell two customers apart on the telephone, not enough to know one. */
  static String mask(String customerId) {
    int shown = Math.min(3, customerId.length() / 3);
    return "•••••" + customerId.substring(customerId.length() - shown);
  }
}
