package dev.assent.demo;

import dev.assent.access.ApiAccess;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.client.ClientSecret;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import dev.assent.customer.BankCustomers;
import dev.assent.customer.Customer;
import dev.assent.demo.enjoylife.EnjoyLifeKeys;
import dev.assent.onboarding.Certifications;
import dev.assent.securityevent.EventDelivery;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the scenario's APIs and Enjoy Life into an empty database. What is there already is left alone, so that a
 * manager's changes survive a restart.
 */
@Component
@Profile("demo")
class DemoSeed implements ApplicationRunner {

  /** The scenario: access token 3 times a day, refresh token 3 times every 7 days. */
  static final TokenSetting SCENARIO =
      new TokenSetting(new TokenLimit(Duration.ofDays(1), 3), new TokenLimit(Duration.ofDays(7), 3));

  private final DemoSettings settings;
  private final ApiCatalog catalog;
  private final Tsps tsps;
  private final Clients clients;
  private final ClientSecrets secrets;
  private final ApiAccess access;
  private final Certifications certifications;
  private final EventDelivery events;
  private final BankCustomers customers;
  private final Clock clock;

  DemoSeed(DemoSettings settings, ApiCatalog catalog, Tsps tsps, Clients clients, ClientSecrets secrets,
      ApiAccess access, Certifications certifications, EventDelivery events, BankCustomers customers, Clock clock) {
    this.settings = settings;
    this.catalog = catalog;
    this.tsps = tsps;
    this.clients = clients;
    this.secrets = secrets;
    this.access = access;
    this.certifications = certifications;
    this.events = events;
    this.customers = customers;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    if (catalog.all().isEmpty()) {
      for (int i = 0; i < DemoCatalogue.items().size(); i++) {
        catalog.publish(DemoCatalogue.items().get(i), i);
      }
      DemoCatalogue.apis(settings.coreBankUrl()).forEach(catalog::publish);
    }
    settings.customers().forEach(customer -> customers.add(new Customer(customer.id(), customer.name()),
        customer.accountNumber(), customer.password(), customer.email()));
    if (clients.find(settings.tsp().clientId()).isEmpty()) {
      enjoyLife();
    }
  }

  private void enjoyLife() {
    DemoSettings.DemoTsp demo = settings.tsp();
    Tsp tsp = Tsp.applying("Enjoy Life Co., Ltd.", "24536871", "Mei-Ling Wang", "api@enjoylife.example",
        "+886 2 5550 0199", clock.instant());
    tsps.register(tsp, demo.clientId(), "tsp2@enjoylife.example", demo.developerPassword(), Locale.ENGLISH);
    tsps.activate(tsp.id());
    List<String> redirectUris = new ArrayList<>(demo.extraRedirectUris());
    redirectUris.add(0, settings.enjoyLifeUrl() + "/authorized/tpi-bank");
    clients.register(demo.clientId(), tsp.id(), "Enjoy Life", redirectUris);
    secrets.install(demo.clientId(), new ClientSecret(demo.clientSecret()));
    clients.installKeys(demo.clientId(), EnjoyLifeKeys.at(settings.enjoyLifeKeys()).publicJwks());
    clients.changeTokenSetting(demo.clientId(), SCENARIO);
    certifications.begin(tsp.id());
    events.pushTo(demo.clientId(), settings.enjoyLifeUrl() + "/bank-events", demo.eventsAuthorization(), "demo");
    access.grant(demo.clientId(), catalog.all().stream().map(Api::path).toList(), "demo");
  }
}
