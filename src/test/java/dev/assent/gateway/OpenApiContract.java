package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.client.CallRate;
import dev.assent.client.ClientSecrets;
import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import dev.assent.web.ErrorCode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code /openapi.json} is valid, and true of this running server. */
abstract class OpenApiContract extends GatewayContract {

  private static final Path LINTER = Path.of("target", "redocly", "node_modules", ".bin", "redocly");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  @Autowired ClientSecrets secrets;

  @Test
  void a_tool_reads_it_without_complaint() {
    publish(new JwtSetting(MessageProtection.JWS, MessageProtection.JWE));

    SwaggerParseResult read = new OpenAPIV3Parser().readContents(text("/openapi.json"));

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
    assertThat(description().document().path("openapi").asText()).startsWith("3.1");
  }

  /** {@code .ci/run} brings the linter where there is npm. Skipped, and seen to be, without it. */
  @Test
  void a_linter_finds_no_error() throws IOException, InterruptedException {
    assumeTrue(Files.exists(LINTER), "Redocly's CLI is not installed");
    Path file = Files.writeString(directory.resolve("openapi.json"), text("/openapi.json"));
    Path rules = Files.writeString(directory.resolve("redocly.yaml"), "extends: [recommended]\n");

    Process linter = new ProcessBuilder(LINTER.toString(), "lint", "--config", rules.toString(), file.toString())
        .redirectErrorStream(true).start();
    String said = new String(linter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(linter.waitFor()).as(said).isZero();
  }

  @Test
  void every_status_of_the_gateways_table_is_described_with_its_codes_for_every_operation() {
    publish(new JwtSetting(MessageProtection.JWS, MessageProtection.JWE));
    Described described = description();

    described.document().path("paths").fields().forEachRemaining(path -> {
      if (path.getKey().startsWith("/api/")) {
        path.getValue().fieldNames().forEachRemaining(method -> ErrorCode.ofCalls().forEach(code -> {
          JsonNode response = described.response(path.getKey(), method, code.status().value());
          assertThat(response.at("/content/application~1problem+json/examples").has(code.code()))
              .as(method + " " + path.getKey() + " " + code).isTrue();
        }));
      }
    });
  }

  @Test
  void an_operation_says_what_the_catalogue_says() {
    ApiPath signed = publish(new JwtSetting(MessageProtection.JWS, MessageProtection.JWE));
    ApiPath get = publish(Set.of("GET"), JwtSetting.NONE);
    bank.allowQuery(get, "currency");
    Described described = description();

    JsonNode post = described.operation("/api/" + signed, "post");
    assertThat(post.at("/requestBody/content").has("application/jose")).isTrue();
    assertThat(post.at("/responses/2XX/content").has("application/jose")).isTrue();
    assertThat(post.at("/security/0/oauth2/0").asText()).isEqualTo("demandDeposit");
    assertThat(described.operation("/api/" + get, "get").path("parameters").findValuesAsText("name"))
        .contains("currency");
    bank.changeJwtSetting(signed, JwtSetting.NONE);
    assertThat(description().operation("/api/" + signed, "post").at("/requestBody/content").has("application/json"))
        .isTrue();
  }

  @Test
  void calls_are_answered_as_described() {
    for (JwtSetting jwt : List.of(JwtSetting.NONE, new JwtSetting(MessageProtection.JWS, MessageProtection.JWE),
        new JwtSetting(MessageProtection.NONE, MessageProtection.JWS))) {
      ApiPath api = publish(jwt);
      TestCaller caller = bank.callerOf(api, 40);
      for (int status : List.of(200, 201, 202, 204, 302, 400, 404, 409, 422, 500, 503)) {
        upstream.on("/" + api, TestUpstream.answering(status, "application/json", status == 204 ? "" : "{}"));
        asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      }
      asDescribed(api, "POST", wire.post(caller, api, "x".repeat(64 * 1024 + 1)));
      asDescribed(api, "POST", wire.post(caller, api, "no.j.ws"));
      upstream.on("/" + api, exchange -> { });
      asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      upstream.on("/" + api, exchange -> SlowUpstreamContract.hold(new CountDownLatch(1)));
      bank.changeLimits(api, SlowUpstreamContract.answeredWithin(Duration.ofMillis(150)));
      asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      bank.publish(api, URI.create("http://127.0.0.1:1/closed"), TestGateway.POST, TestGateway.ITEM, jwt);
      asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      bank.clients.changeCallRate(caller.clientId(), new CallRate(null, null, 1));
      wire.post(caller, api, body(jwt));
      asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      bank.clients.changeCallRate(caller.clientId(), CallRate.DEFAULT);
      bank.access.revoke(caller.clientId(), api);
      asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      bank.setUsesLeft(caller, 0);
      asDescribed(api, "POST", wire.post(caller, api, body(jwt)));
      asDescribed(api, "POST", wire.send(wire.anonymous(api.toString()).POST(Wire.publisher("{}"))));
      asDescribed(api, "POST",
          wire.send(wire.anonymous(api.toString()).header("Authorization", "Bearer").POST(Wire.publisher("{}"))));
    }
  }

  @Test
  void the_echo_answers_as_described() {
    TestCaller caller = bank.callerOf(publish(JwtSetting.NONE), 40);

    for (String query : List.of("", "?response=jws", "?response=jwe", "?response=nested", "?response=other")) {
      asDescribed(Echo.PATH, "POST", wire.send(wire.request(caller, Echo.PATH + query).POST(Wire.publisher("{}"))));
    }
    asDescribed(Echo.PATH, "POST", wire.send(wire.request(caller, Echo.PATH.toString()).POST(Wire.publisher(""))));
  }

  @Test
  void the_oauth_endpoints_answer_as_described_and_those_of_the_metadata_are_all_there() throws IOException {
    TestCaller client = bank.callerOf(publish(JwtSetting.NONE), 3);
    String basic = "Basic " + Base64.getEncoder().encodeToString(
        (client.clientId() + ":" + secrets.issue(client.clientId(), "amy").value()).getBytes(StandardCharsets.UTF_8));
    Described described = description();
    JsonNode metadata = JSON.readTree(text("/.well-known/oauth-authorization-server"));
    for (var members = metadata.fields(); members.hasNext();) {
      var member = members.next();
      if (member.getKey().endsWith("_endpoint") || member.getKey().equals("jwks_uri")) {
        String path = URI.create(member.getValue().asText()).getPath();
        JsonNode paths = described.document().path("paths");
        assertThat(paths.has(path) || paths.has(path + "/{grant_id}")).as(member.getKey()).isTrue();
      }
    }

    for (String path : List.of("/oauth2/par", "/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
      String fields = "grant_type=client_credentials&token=x";
      assertThat(described.differs(path, "POST", form(path, basic, fields))).isEmpty();
      assertThat(described.differs(path, "POST", form(path, basic, "grant_type=password"))).isEmpty();
      assertThat(described.differs(path, "POST", form(path, null, fields))).isEmpty();
      assertThat(described.differs(path, "POST", wire.send(wire.at(path).GET()))).isEmpty();
      assertThat(described.differs(path, "POST", form(path, basic, fields + "&any=%zz"))).isEmpty();
      assertThat(described.differs(path, "POST", form(path, basic, fields + "x".repeat(70_000)))).isEmpty();
      for (int failure = 0; failure < 11; failure++) {
        assertThat(described.differs(path, "POST", form(path, "Basic bm9ib2R5Ong=", fields))).isEmpty();
      }
    }
    for (String path : List.of("/oauth2/jwks", "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration", "/oauth2/authorize", "/oauth2/authorize?client_id=nobody",
        "/oauth2/authorize?client_id=no%00body")) {
      assertThat(described.differs(path.replaceFirst("\\?.*", ""), "GET", wire.send(wire.at(path).GET()))).isEmpty();
    }
  }

  /** With all that a token with limits brings, and a resource server is told. */
  @Test
  void the_answers_that_bring_and_explain_tokens_are_described_member_by_member() throws IOException {
    String clientId = clientWith("https://tsp.example/back");
    bank.clients.changeTokenSetting(clientId, new TokenSetting(
        new TokenLimit(Duration.ofDays(1), 3), new TokenLimit(Duration.ofDays(7), 3)));
    TestCaller client = new TestCaller(clientId, "anne", bank.consent("anne", clientId, Duration.ofDays(90)),
        bank.token(clientId, "anne", TestGateway.ITEM, 3));
    String refreshToken = bank.refreshToken(client, 3);
    String basic = "Basic " + Base64.getEncoder().encodeToString(
        (client.clientId() + ":" + secrets.issue(client.clientId(), "amy").value()).getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> refreshed =
        form("/oauth2/token", basic, "grant_type=refresh_token&refresh_token=" + refreshToken);
    assertThat(JSON.readTree(refreshed.body()).has("refresh_uses_left")).as(refreshed.body()).isTrue();
    assertThat(JSON.readTree(refreshed.body()).has("uses")).isTrue();
    assertThat(description().differs("/oauth2/token", "POST", refreshed)).isEmpty();

    String accessToken = JSON.readTree(refreshed.body()).path("access_token").asText();
    for (String token : List.of(accessToken, refreshToken)) {
      HttpResponse<String> told = form("/oauth2/introspect", basic, "token=" + token);
      assertThat(JSON.readTree(told.body()).path("active").asBoolean()).as(told.body()).isTrue();
      assertThat(description().differs("/oauth2/introspect", "POST", told)).isEmpty();
    }
    String resource =
        "Basic " + Base64.getEncoder().encodeToString("core-bank:resource".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> told = form("/oauth2/introspect", resource, "token=" + accessToken);
    assertThat(JSON.readTree(told.body()).has("consent_id")).as(told.body()).isTrue();
    assertThat(description().differs("/oauth2/introspect", "POST", told)).isEmpty();
  }

  /** That it is true is {@code PollTest}'s matter: the gateway role does not serve it. */
  @Test
  void how_events_are_taken_is_described() {
    Described described = description();

    assertThat(described.response("/events/poll", "post", 200).at("/content/application~1json/schema/required/0")
        .asText()).isEqualTo("sets");
    assertThat(described.document().at("/webhooks/event/post/requestBody/content").has("application/secevent+jwt"))
        .isTrue();
  }

  @Test
  void a_redirect_uri_may_be_left_out_as_described() {
    JsonNode parameters = description().operation("/oauth2/authorize", "get").path("parameters");
    JsonNode redirectUri = null;
    for (JsonNode parameter : parameters) {
      redirectUri = parameter.path("name").asText().equals("redirect_uri") ? parameter : redirectUri;
    }
    assertThat(redirectUri.path("required").asBoolean()).isFalse();
    String one = clientWith("https://tsp.example/back");
    String two = clientWith("https://tsp.example/back", "https://tsp.example/other");

    // Nobody is logged on here: who is led to the log-in was understood.
    assertThat(authorize(one, "").statusCode()).isNotEqualTo(400);
    assertThat(authorize(two, "").statusCode()).isEqualTo(400);
    assertThat(authorize(two, "&redirect_uri=https://tsp.example/other").statusCode()).isNotEqualTo(400);
    assertThat(authorize(two, "&redirect_uri=https://tsp.example/other/").statusCode()).isEqualTo(400);
  }

  private String clientWith(String... redirectUris) {
    return bank.clients.register("client-" + UUID.randomUUID(), bank.tspId(), "Client",
        List.of(redirectUris)).id();
  }

  private HttpResponse<String> authorize(String clientId, String more) {
    return wire.send(wire.at("/oauth2/authorize?response_type=code&client_id=" + clientId + "&scope="
        + TestGateway.ITEM + "&code_challenge=" + "a".repeat(43) + "&code_challenge_method=S256" + more).GET());
  }

  private String body(JwtSetting jwt) {
    return jwt.request() == MessageProtection.JWS ? TestTsp.signed("{}", clock.instant()) : "{}";
  }

  private void asDescribed(ApiPath api, String method, HttpResponse<String> answer) {
    assertThat(description().differs("/api/" + api, method, answer)).isEmpty();
  }

  private HttpResponse<String> form(String path, String authorization, String fields) {
    HttpRequest.Builder request = wire.at(path).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(Wire.publisher(fields));
    return wire.send(authorization == null ? request : request.header("Authorization", authorization));
  }

  private Described description() {
    try {
      return new Described(JSON.readTree(text("/openapi.json")));
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private String text(String path) {
    HttpResponse<String> answer = wire.send(wire.at(path).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
