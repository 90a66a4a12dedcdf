package dev.assent.demo.corebank;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assent.jose.BankKey;
import dev.assent.jose.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample core bank believes the gateway's signature and nothing else. */
class CoreBankTest {

  private static final String TYPE = "assent-call+jwt";
  private static final String OWN = "http://core.bank.example";
  private static final SigningKey KEY = SigningKey.generateEs256();

  private static HttpServer gateway;
  private static ConfigurableApplicationContext coreBank;

  @BeforeAll
  static void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    gateway.createContext("/oauth2/jwks", exchange -> {
      try (exchange) {
        byte[] keys = BankKey.publicJwks(List.of(KEY)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, keys.length);
        exchange.getResponseBody().write(keys);
      }
    });
    gateway.start();
    coreBank = new SpringApplicationBuilder(CoreBankApplication.class).profiles(CoreBankApplication.PROFILE)
        .properties("spring.config.name=core-bank")
        .properties(Map.of("server.port", 0, "core-bank.gateway-url", issuer(), "core-bank.own-url", OWN)).run();
  }

  @AfterAll
  static void stop() {
    coreBank.close();
    gateway.stop(0);
  }

  @Test
  void the_customer_is_whom_the_gateways_signature_names() {
    assertThat(call(signed(claims()), "X-Assent-Customer-Id", "anne")).contains("200", "700-1234-5678");
  }

  @Test
  void a_call_without_a_statement_is_refused_whatever_its_headers_say() {
    assertThat(call("", "X-Assent-Customer-Id", "steve")).startsWith("403");
    assertThat(call("eyJhbGciOiJub25lIn0.eyJzdWIiOiJzdGV2ZSJ9.", "X-Assent-Customer-Id", "steve")).startsWith("403");
  }

  @Test
  void a_statement_works_once() {
    String statement = signed(claims());

    assertThat(call(statement)).startsWith("200");
    assertThat(call(statement)).startsWith("403");
  }

  @Test
  void a_statement_by_another_key_of_another_kind_for_another_or_too_old_is_refused() {
    assertThat(call(SigningKey.generateEs256().signClaims(TYPE, claims()))).startsWith("403");
    assertThat(call(KEY.signClaims("JWT", claims()))).startsWith("403");
    assertThat(call(signed(with("aud", "http://other.example")))).startsWith("403");
    assertThat(call(signed(with("iss", "http://other.example")))).startsWith("403");
    assertThat(call(signed(with("exp", Instant.now().minusSeconds(120).getEpochSecond())))).startsWith("403");
    assertThat(call(signed(with("api", "timeDeposit/accounts")))).startsWith("403");
    assertThat(call(signed(with("method", "GET")))).startsWith("403");
  }

  @Test
  void of_the_customers_accounts_there_are_those_that_the_statement_names() {
    assertThat(call(signed(with("accounts", List.of("dd-b03e52"))))).contains("200", "700-1234-9910")
        .doesNotContain("700-1234-5678");
    assertThat(call(signed(with("accounts", List.of())))).isEqualTo("200 {\"accounts\":[]}");
    // An account of Anne's opens nothing in a call for Steve.
    assertThat(call(signed(with("accounts", List.of("dd-77a0d9"))))).isEqualTo("200 {\"accounts\":[]}");
    assertThat(call(signed(claims()))).contains("700-1234-9910", "700-1234-5678");
  }

  @Test
  void an_account_that_a_body_asks_for_is_there_only_if_it_is_the_customers_and_shared() {
    for (String[] pair : new String[][] {{"steve", "dd-4f1c7a"}, {"anne", "dd-77a0d9"}}) {
      String other = pair[0].equals("steve") ? "dd-77a0d9" : "dd-4f1c7a";
      assertThat(transactions(pair[0], pair[1], pair[1])).startsWith("200");
      assertThat(transactions(pair[0], null, pair[1])).startsWith("200");
      assertThat(transactions(pair[0], null, other)).startsWith("404");
      assertThat(transactions(pair[0], other, other)).startsWith("404");
      assertThat(transactions(pair[0], pair[1], other)).startsWith("404");
      assertThat(transactions(pair[0], other, pair[1])).startsWith("404");
    }
  }

  /** @param shared the account that the statement names; null = it names none, so all are meant */
  private static String transactions(String customer, String shared, String asked) {
    Map<String, Object> claims = with("api", "demandDeposit/transactionDetails");
    claims.put("sub", customer);
    if (shared != null) {
      claims.put("accounts", List.of(shared));
    }
    return post("/demandDeposit/transactionDetails", "{\"account\":\"" + asked + "\"}", signed(claims));
  }

  private static Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    return new HashMap<>(Map.of("iss", issuer(), "aud", OWN, "iat", now, "exp", now + 60,
        "jti", UUID.randomUUID().toString(), "api", "demandDeposit/accounts", "method", "POST", "client_id", "tsp2",
        "interaction_id", UUID.randomUUID().toString(), "sub", "steve"));
  }

  private static Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return claims;
  }

  private static String signed(Map<String, Object> claims) {
    return KEY.signClaims(TYPE, claims);
  }

  private static String issuer() {
    return "http://127.0.0.1:" + gateway.getAddress().getPort();
  }

  /** Status and body. */
  private static String call(String statement, String... headers) {
    return post("/demandDeposit/accounts", "{}", statement, headers);
  }

  private static String post(String path, String body, String statement, String... headers) {
    int port = ((ServletWebServerApplicationContext) coreBank).getWebServer().getPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    if (!statement.isEmpty()) {
      request.header("X-Assent-Call", statement);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
