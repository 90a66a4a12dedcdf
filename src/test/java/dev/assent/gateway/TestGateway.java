package dev.assent.gateway;

import dev.assent.access.ApiAccess;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import dev.assent.catalog.Sensitivity;
import dev.assent.client.Clients;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.token.TokenDigest;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Arranges what the gateway finds in the database: APIs, clients, consents, tokens. Each test gets its own. */
class TestGateway {

  static final String ITEM = "demandDeposit";
  static final Set<String> POST = Set.of("POST");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Clients clients;
  final Consents consents;
  final ApiAccess access;
  final JdbcClient jdbc;
  private final ApiCatalog catalog;
  private final Clock clock;
  private final UUID tspId;

  TestGateway(Tsps tsps, Clients clients, ApiCatalog catalog, ApiAccess access, Consents consents, JdbcClient jdbc,
      Clock clock) {
    this.clients = clients;
    this.catalog = catalog;
    this.access = access;
    this.consents = consents;
    this.jdbc = jdbc;
    this.clock = clock;
    catalog.publish(new AuthorizationItem(ITEM, "Demand deposits", "活期存款", "Accounts", "帳戶", false), 1);
    Tsp tsp = Tsp.applying("Enjoy Life", "12345678", "Lin", "dev@enjoylife.example", "02-0000-0000", clock.instant());
    tsps.register(tsp, "gateway-tests", "dev@enjoylife.example", "a long enough password", Locale.ENGLISH);
    this.tspId = tsp.id();
  }

  ApiPath publish(URI upstream, Set<String> methods, JwtSetting jwt) {
    return publish(nextPath(), upstream, methods, ITEM, jwt);
  }

  ApiPath publish(ApiPath path, URI upstream, Set<String> methods, String item, JwtSetting jwt) {
    catalog.publish(new Api(path, "An API", "介面", "For tests", "測試", methods, item,
        item == null ? Sensitivity.PUBLIC : Sensitivity.CUSTOMER, upstream, jwt, "{}", "{}"));
    return path;
  }

  void changeJwtSetting(ApiPath path, JwtSetting jwt) {
    catalog.changeJwtSetting(path, jwt);
  }

  void changeLimits(ApiPath path, CallLimits limits) {
    catalog.changeCallLimits(path, catalog.find(path).orElseThrow().query(), limits);
  }

  void allowQuery(ApiPath path, String... names) {
    catalog.changeCallLimits(path, QueryParameters.of(names), CallLimits.DEFAULT);
  }

  ApiPath nextPath() {
    return new ApiPath("test", "api" + NUMBER.incrementAndGet());
  }

  /** A client that may do everything with the API: granted, consented, keys uploaded, a token with so many uses. */
  TestCaller callerOf(ApiPath api, Integer uses) {
    int number = NUMBER.incrementAndGet();
    String clientId = clients.register("client-" + number, tspId, "Client", List.of()).id();
    clients.installKeys(clientId, TestTsp.jwks(TestTsp.SIGNING.toPublicJWK(), TestTsp.ENCRYPTION.toPublicJWK()));
    access.grant(clientId, List.of(api), "request-" + number);
    String customerId = "customer-" + number;
    UUID consentId = consent(customerId, clientId, Duration.ofDays(90));
    return new TestCaller(clientId, customerId, consentId, token(clientId, customerId, ITEM, uses));
  }

  UUID consent(String customerId, String clientId, Duration validity) {
    return consents.activate(customerId, clientId, List.of(ITEM), new ConsentTerms("1", clock.instant().plus(validity)),
        UUID.randomUUID().toString()).id();
  }

  UUID tspId() {
    return tspId;
  }

  /** Of the grant that the caller's access token is of. */
  String refreshToken(TestCaller caller, int uses) {
    String value = UUID.randomUUID() + "-refresh";
    jdbc.sql("""
        update token_grant set redirect_uri = 'https://tsp.example/back', client_state = 'state', code_challenge = 'abc'
        where id = (select grant_id from access_token where digest = :access)""")
        .param("access", TokenDigest.of(caller.token()).hex()).update();
    jdbc.sql("""
        insert into refresh_token (digest, grant_id, client_id, issued_at, expires_at, uses_limit, uses_left)
        select :digest, grant_id, client_id, issued_at, expires_at, :uses, :uses from access_token
        where digest = :access""")
        .param("digest", TokenDigest.of(value).hex()).param("uses", uses)
        .param("access", TokenDigest.of(caller.token()).hex()).update();
    return value;
  }

  /** Issues a token that is valid for a day. */
  String token(String clientId, String customerId, String scope, Integer uses) {
    String value = UUID.randomUUID() + "-token";
    String grantId = UUID.randomUUID().toString();
    Timestamp now = Timestamp.from(clock.instant());
    Timestamp tomorrow = Timestamp.from(clock.instant().plus(Duration.ofDays(1)));
    jdbc.sql("""
        insert into token_grant (id, client_id, customer_id, grant_type, scopes, issued_at, expires_at)
        values (:id, :client, :customer, 'authorization_code', :scope, :now, :expires)""")
        .param("id", grantId).param("client", clientId).param("customer", customerId).param("scope", scope)
        .param("now", now).param("expires", tomorrow).update();
    jdbc.sql("""
        insert into access_token (digest, grant_id, client_id, customer_id, scopes, issued_at, expires_at, uses_limit,
          uses_left)
        values (:digest, :grant, :client, :customer, :scope, :now, :expires, :uses, :uses)""")
        .param("digest", TokenDigest.of(value).hex()).param("grant", grantId).param("client", clientId)
        .param("customer", customerId).param("scope", scope).param("now", now).param("expires", tomorrow)
        .param("uses", uses).update();
    return value;
  }

  Integer usesLeft(TestCaller caller) {
    return jdbc.sql("select uses_left from access_token where digest = :digest")
        .param("digest", TokenDigest.of(caller.token()).hex()).query(Integer.class).single();
  }

  void setUsesLeft(TestCaller caller, int uses) {
    jdbc.sql("update access_token set uses_left = :uses where digest = :digest")
        .param("uses", uses).param("digest", TokenDigest.of(caller.token()).hex()).update();
  }

  void setTokenExpiry(TestCaller caller, Instant at) {
    jdbc.sql("update access_token set expires_at = :at where digest = :digest")
        .param("at", Timestamp.from(at)).param("digest", TokenDigest.of(caller.token()).hex()).update();
  }

  void revokeToken(TestCaller caller) {
    jdbc.sql("update access_token set revoked_at = :at where digest = :digest")
        .param("at", Timestamp.from(clock.instant())).param("digest", TokenDigest.of(caller.token()).hex()).update();
  }

  /** @param calls null = no limit */
  void limitCallsPerConsent(TestCaller caller, Integer calls) {
    clients.changeTokenSetting(caller.clientId(),
        clients.get(caller.clientId()).tokenSetting().withCallsPerConsentAndDay(calls));
  }

  int evidenceOf(TestCaller caller) {
    return jdbc.sql("select count(*) from request_evidence where client_id = :client")
        .param("client", caller.clientId()).query(Integer.class).single();
  }
}
