package dev.assent.customer;

import static org.awaitility.Awaitility.await;

import dev.assent.activity.Access;
import dev.assent.activity.Accesses;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** A bank with four items and one TSP; a new customer for each test. */
@TestComponent
class TestBank {

  static final String CLIENT = "tsp2";
  static final String BACK = "http://localhost:1/back";
  static final String ALL_ITEMS = "demandDeposit timeDeposit creditCards contactInfo";
  static final String PASSWORD = "steves-savings";

  private final Consents consents;
  private final BankCustomers customers;
  private final Accesses accesses;

  TestBank(Consents consents, BankCustomers customers, Accesses accesses, ApiCatalog catalog, Tsps tsps,
      Clients clients) {
    this.consents = consents;
    this.customers = customers;
    this.accesses = accesses;
    publish(catalog, 1, "demandDeposit", "DemandDeposit", "活期存款", "Balances and transactions of your accounts", false);
    publish(catalog, 2, "timeDeposit", "TimeDeposit", "定期存款", "Balances, rates and maturity of your deposits", false);
    publish(catalog, 3, "creditCards", "CreditCards", "信用卡",
        "Your card bills and limits, and services that come with your cards", false);
    publish(catalog, 4, "contactInfo", "ContactInfo", "聯絡資料", "Your name, e-mail address and phone number", true);
    Tsp tsp = Tsp.applying("Enjoy Life Co., Ltd.", "24536871", "Mei", "api@enjoylife.example", "1", Instant.now());
    tsps.register(tsp, CLIENT, "tsp2@enjoylife.example", "only-for-tests", Locale.ENGLISH);
    tsps.activate(tsp.id());
    clients.register(CLIENT, tsp.id(), "Enjoy Life", List.of(BACK));
  }

  /** Somebody who has an account, and never shared anything. Account number and id are the same but for a letter. */
  Customer newCustomer() {
    String number = String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L));
    Customer customer = new Customer("c" + number, "Steve Lin");
    customers.add(customer, number, PASSWORD);
    return customer;
  }

  static String accountNumber(Customer customer) {
    return customer.id().substring(1);
  }

  static Authentication signedIn(Customer customer) {
    return UsernamePasswordAuthenticationToken.authenticated(customer, null,
        AuthorityUtils.createAuthorityList("ROLE_CUSTOMER"));
  }

  Set<String> shared(Customer customer) {
    return consents.find(customer.id(), CLIENT).map(consent -> consent.itemsIn(ItemState.ACTIVE)).orElse(Set.of());
  }

  /** As the gateway notes it. */
  void reads(Customer customer, String api) {
    UUID consent = consents.find(customer.id(), CLIENT).orElseThrow().id();
    accesses.note(new Access(UUID.randomUUID(), consent, CLIENT, api, UUID.randomUUID().toString(), 200, Instant.now(),
        LocalDate.now(ZoneId.of("Asia/Taipei"))));
    await().until(() -> accesses.latestOf(customer.id()).containsKey(consent));
  }

  /** As the TSP names it. */
  String grantOf(Customer customer) {
    return consents.find(customer.id(), CLIENT).orElseThrow().id().toString();
  }

  Instant sharedUntil(Customer customer) {
    return consents.find(customer.id(), CLIENT).orElseThrow().expiresAt();
  }

  private static void publish(ApiCatalog catalog, int position, String code, String title, String titleZh,
      String description, boolean sensitive) {
    catalog.publish(new AuthorizationItem(code, title, titleZh, description, titleZh, sensitive), position);
  }
}
