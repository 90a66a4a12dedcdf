package dev.assent.consentchange;

import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.consent.Consent;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Customers and a TSP that asks for four items, one of them sensitive. */
@TestComponent
class TestCustomers {

  static final Set<String> ALL = Set.of("demandDeposit", "timeDeposit", "creditCards", "contactInfo");

  private final ConsentChanges changes;
  private final Consents consents;
  private final Clock clock;
  private final String client;

  TestCustomers(ConsentChanges changes, Consents consents, Clock clock, ApiCatalog catalog, Tsps tsps,
      Clients clients) {
    this.changes = changes;
    this.consents = consents;
    this.clock = clock;
    List<String> items = List.of("demandDeposit", "timeDeposit", "creditCards", "contactInfo");
    items.forEach(item -> catalog.publish(new AuthorizationItem(item, titleOf(item), item, "", "",
        item.equals("contactInfo")), items.indexOf(item)));
    Tsp tsp = Tsp.applying("Enjoy Life Co., Ltd.", "24536871", "Mei", "api@enjoylife.example", "1", clock.instant());
    tsps.register(tsp, "tsp2", "tsp2@enjoylife.example", "only-for-tests", Locale.ENGLISH);
    Client registered = clients.register("tsp2", tsp.id(), "Enjoy Life", List.of("https://enjoylife.example/back"));
    this.client = registered.id();
  }

  /** A customer of their own for each test. */
  String newCustomer() {
    return "customer-" + UUID.randomUUID();
  }

  ConsentDifference authorizes(String customer, String... ticked) {
    return changes.change(command(customer, ticked));
  }

  ChangeConsent command(String customer, String... ticked) {
    return new ChangeConsent(customer, client, ALL, Set.of(ticked), terms(), Channel.TSP_AUTHORIZATION);
  }

  ConsentDifference withdrawsAll(String customer) {
    return changes.withdrawAll(customer, client);
  }

  void isGivenUpByTsp(String customer) {
    changes.withdrawByTsp(customer, client);
  }

  ConsentDifference asksToWithdraw(String customer, String officer, String reason) {
    return changes.withdrawOnRequest(customer, client, new OnRequest(officer, reason));
  }

  ConsentTerms terms() {
    return new ConsentTerms("2026-11", clock.instant().plus(Duration.ofDays(90)));
  }

  Consent consentOf(String customer) {
    return consents.find(customer, client).orElseThrow();
  }

  Set<String> active(String customer) {
    return consents.find(customer, client).map(consent -> consent.itemsIn(ItemState.ACTIVE)).orElse(Set.of());
  }

  Set<String> pending(String customer) {
    return consents.find(customer, client).map(consent -> consent.itemsIn(ItemState.PENDING_REVIEW)).orElse(Set.of());
  }

  /** The customer's latest change. */
  ConsentChange latest(String customer) {
    return changes.of(customer, client).get(0);
  }

  private static String titleOf(String item) {
    return Character.toUpperCase(item.charAt(0)) + item.substring(1);
  }
}
