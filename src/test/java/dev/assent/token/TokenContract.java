package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules that hold on every database, with a TSP's client and a customer of their own for each. */
abstract class TokenContract {

  static final TokenSetting THREE_USES = new TokenSetting(
      new TokenLimit(Duration.ofDays(1), 3), new TokenLimit(Duration.ofDays(7), 3));

  static final TokenSetting UNLIMITED_USES = new TokenSetting(
      new TokenLimit(Duration.ofDays(1), null), new TokenLimit(Duration.ofDays(7), null));

  @Autowired Clients clients;
  @Autowired ClientSecrets secrets;
  @Autowired Tsps tsps;
  @Autowired ApiCatalog catalog;
  @Autowired Consents consents;
  @Autowired TokenUses uses;
  @Autowired PendingAuthorizations pending;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  TestTsp tsp;
  TestCustomer steve;

  @BeforeEach
  void registerTspAndCustomer() {
    catalog.publish(new AuthorizationItem("demandDeposit", "Demand deposit", "活期存款", "", "", false), 1);
    catalog.publish(new AuthorizationItem("creditCards", "Credit cards", "信用卡", "", "", false), 2);
    tsp = register("tsp-" + UUID.randomUUID());
    steve = new TestCustomer("steve-" + UUID.randomUUID());
  }

  /** A client with three uses of each token, and a repeat window of a minute. */
  TestTsp register(String clientId) {
    Tsp company = Tsp.applying("Company " + clientId, UUID.randomUUID().toString().substring(0, 18), "Amy", "amy@tsp.example",
        "02-1234", clock.instant());
    tsps.register(company, "amy" + UUID.randomUUID().toString().substring(0, 20), "amy@tsp.example",
        "Only-4-tests!", Locale.ENGLISH);
    clients.register(clientId, company.id(), "Enjoy Life", List.of(TestTsp.REDIRECT_URI));
    clients.changeTokenSetting(clientId, THREE_USES);
    return new TestTsp(port, clientId, secrets.issue(clientId, "amy").value());
  }

  /** A customer with a browser. */
  final class TestCustomer {

    final String name;
    private final Wire browser = new Wire(port);

    TestCustomer(String name) {
      this.name = name;
      assertThat(browser.get(TokenSite.LOG_IN, "customer", name).status()).isEqualTo(200);
    }

    void consentsTo(String... items) {
      consents.activate(name, tsp.clientId(), List.of(items),
          new ConsentTerms("1", clock.instant().plus(Duration.ofDays(90))), "change-" + UUID.randomUUID());
    }

    /** Follows the TSP to the authorization endpoint. */
    Answer asked(String... parameters) {
      return browser.get("/oauth2/authorize", parameters);
    }

    /** Presses "Authorize" on the consent page, with these items ticked. */
    Answer decides(String state, String... items) {
      return browser.post("/oauth2/authorize", null, IntStream.range(0, items.length + 2).boxed()
          .flatMap(i -> switch (i) {
            case 0 -> List.of("client_id", tsp.clientId()).stream();
            case 1 -> List.of("state", state).stream();
            default -> List.of("scope", items[i - 2]).stream();
          }).toArray(String[]::new));
    }

    /** Consents to the items, and authorizes them. @return the code */
    String authorizes(String... items) {
      consentsTo(items);
      String state = asked(tsp.request(String.join(" ", items))).parameter("state");
      String code = decides(state, items).parameter("code");
      assertThat(code).isNotNull();
      return code;
    }
  }

  /** Does it that many times at the same moment. */
  static <T> List<T> atOnce(int times, Callable<T> action) {
    CountDownLatch start = new CountDownLatch(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<T>> running = IntStream.range(0, times).mapToObj(i -> threads.submit(() -> {
        start.countDown();
        start.await();
        return action.call();
      })).toList();
      return running.stream().map(TokenContract::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T result(Future<T> running) {
    try {
      return running.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  UseOutcome take(String accessToken) {
    return uses.take(TokenDigest.of(accessToken));
  }

  static UseOutcome taken(int left) {
    return new UseOutcome.Taken(3, left);
  }
}
