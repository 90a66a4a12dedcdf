package dev.assent.securityevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.client.Clients;
import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.consentchange.AccountChoice;
import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.keys.BankKeys;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who share with clients, each test's own, and what a TSP makes of an event. */
@TestComponent
class TestConsents {

  static final Set<String> ITEMS = Set.of("demandDeposit", "creditCards", "contactInfo");
  static final String CHANGED = "urn:assent:events:consent-changed";
  static final String WITHDRAWN = "urn:assent:events:consent-withdrawn";

  final ConsentChanges changes;
  final Consents consents;
  final Clients clients;
  final JdbcClient jdbc;
  private final BankKeys keys;
  private final Clock clock;
  private final UUID tspId;

  TestConsents(ConsentChanges changes, Consents consents, ApiCatalog catalog, Tsps tsps, Clients clients,
      JdbcClient jdbc, BankKeys keys, Clock clock) {
    this.changes = changes;
    this.consents = consents;
    this.clients = clients;
    this.jdbc = jdbc;
    this.keys = keys;
    this.clock = clock;
    List.copyOf(ITEMS).forEach(item -> catalog.publish(
        new AuthorizationItem(item, item, item, "", "", item.equals("contactInfo")), item.length()));
    Tsp tsp = Tsp.applying("Enjoy Life Co., Ltd.", "24536871", "Mei", "api@enjoylife.example", "1", clock.instant());
    tsps.register(tsp, "developer", "dev@enjoylife.example", "only-for-tests", Locale.ENGLISH);
    this.tspId = tsp.id();
  }

  String newClient() {
    return clients.register("client-" + UUID.randomUUID(), tspId, "Enjoy Life", List.of()).id();
  }

  String newCustomer() {
    return "customer-" + UUID.randomUUID();
  }

  Consent authorizes(String customer, String client, String... ticked) {
    changes.change(new ChangeConsent(customer, client, ITEMS, Set.of(ticked),
        new ConsentTerms("2026-11", clock.instant().plus(Duration.ofDays(90))), Channel.TSP_AUTHORIZATION));
    return consents.find(customer, client).orElseThrow();
  }

  /** One item, and of its accounts card-1 and card-2 these. */
  void shares(String customer, String client, String item, String... accounts) {
    AccountChoice picked = new AccountChoice(Accounts.of(List.of("card-1", "card-2")), Accounts.of(List.of(accounts)));
    changes.change(new ChangeConsent(customer, client, Set.of(item), Set.of(item), Map.of(item, picked),
        new ConsentTerms("2026-11", clock.instant().plus(Duration.ofDays(90))), Channel.TSP_AUTHORIZATION));
  }

  void withdrawsAll(String customer, String client) {
    changes.withdrawAll(customer, client);
  }

  List<UUID> eventsOf(String client) {
    return jdbc.sql("select id from security_event where client_id = :client order by number")
        .param("client", client).query(UUID.class).list();
  }

  int waitingFor(String client) {
    return jdbc.sql("select count(*) from security_event where client_id = :client and acknowledged_at is null")
        .param("client", client).query(Integer.class).single();
  }

  /** What an event says, once the bank's published key has proved it. */
  JWTClaimsSet proved(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      assertThat(jwt.getHeader().getType().getType()).isEqualTo("secevent+jwt");
      var key = JWKSet.parse(keys.publicJwks()).getKeyByKeyId(jwt.getHeader().getKeyID());
      assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
      return jwt.getJWTClaimsSet();
    } catch (ParseException | JOSEException fault) {
      throw new AssertionError(fault);
    }
  }

  /** The URI of the event's type. */
  static String type(JWTClaimsSet said) {
    return ((Map<?, ?>) said.getClaim("events")).keySet().iterator().next().toString();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> content(JWTClaimsSet said) {
    return (Map<String, Object>) ((Map<?, ?>) said.getClaim("events")).get(type(said));
  }
}
