package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.activity.Fact;
import dev.assent.activity.Refusal;
import dev.assent.activity.Refusals;
import dev.assent.activity.Step;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.client.CallRate;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is slow to send a body is judged by what holds when it is there, not by what held when the call began. */
abstract class FreshFactsContract extends GatewayContract {

  private static final Pattern TRACE = Pattern.compile("\"trace_id\":\"([0-9a-f-]{36})\"");

  @Autowired Refusals refusals;

  @Test
  void a_consent_withdrawn_while_the_body_comes_in_covers_the_call_no_more() {
    Refusal refusal = refusedAfter("consent_item_not_authorized", caller -> bank.consents.withdraw(caller.customerId(),
        caller.clientId(), List.of(TestGateway.ITEM), UUID.randomUUID().toString()));

    assertThat(fact(refusal, "item")).isEqualTo("withdrawn");
    assertThat(refusal.steps()).extracting(Step::check).contains("consent", "request").endsWith("facts");
  }

  @Test
  void a_consent_that_ends_while_the_body_comes_in_covers_the_call_no_more() {
    refusedAfter("consent_item_not_authorized",
        caller -> bank.consent(caller.customerId(), caller.clientId(), Duration.ofSeconds(-1)));
  }

  @Test
  void a_client_suspended_while_the_body_comes_in_is_refused() {
    assertThat(fact(refusedAfter("client_suspended", caller -> bank.clients.suspend(caller.clientId())), "client"))
        .isEqualTo("suspended");
  }

  @Test
  void a_token_revoked_while_the_body_comes_in_is_refused() {
    assertThat(fact(refusedAfter("invalid_token", bank::revokeToken), "token")).isEqualTo("revoked");
  }

  @Test
  void a_token_used_up_while_the_body_comes_in_is_refused() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    String answer = slowly(caller, api, () -> bank.setUsesLeft(caller, 0));

    assertThat(answer).contains("\"code\":\"access_token_uses_exhausted\"");
    assertThat(lastStep(answer).check()).isEqualTo("facts");
  }

  @Test
  void an_api_taken_from_the_client_while_the_body_comes_in_is_not_granted() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    String answer = slowly(caller, api, () -> bank.access.revoke(caller.clientId(), api));

    assertThat(answer).contains("\"code\":\"api_not_granted\"");
    assertThat(forwarded(api)).isZero();
  }

  @Test
  void a_method_struck_from_the_api_while_the_body_comes_in_is_not_allowed() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    String answer = slowly(caller, api,
        () -> bank.publish(api, upstream.address("/" + api), Set.of("PUT"), TestGateway.ITEM, JwtSetting.NONE));

    assertThat(answer).contains("\"code\":\"method_not_allowed\"").contains("Allow: PUT");
    assertThat(forwarded(api)).isZero();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
  }

  @Test
  void a_query_parameter_struck_from_the_api_while_the_body_comes_in_is_not_forwarded() {
    ApiPath api = publish(Set.of("GET"), JwtSetting.NONE);
    bank.allowQuery(api, "currency");
    TestCaller caller = bank.callerOf(api, 3);

    String answer = slowly("GET", caller, api + "?currency=TWD", () -> bank.allowQuery(api));

    assertThat(answer).contains("\"code\":\"bad_request\"", "This API takes no query parameters.");
    assertThat(forwarded(api)).isZero();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
  }

  @Test
  void an_answer_that_is_to_be_encrypted_by_the_time_the_body_is_there_needs_a_key_of_the_client() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    bank.clients.installKeys(caller.clientId(), TestTsp.jwks(TestTsp.SIGNING.toPublicJWK()));

    String answer = slowly(caller, api,
        () -> bank.changeJwtSetting(api, new JwtSetting(MessageProtection.NONE, MessageProtection.JWE)));

    assertThat(answer).contains("\"code\":\"client_encryption_key_missing\"");
    assertThat(forwarded(api)).isZero();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
  }

  @Test
  void a_slow_body_is_forwarded_once_where_all_is_as_it_was_and_to_where_the_api_is_by_then() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    URI moved = upstream.address("/" + api + "-moved");

    assertThat(slowly(caller, api, () -> { })).startsWith("HTTP/1.1 200");
    assertThat(slowly(caller, api,
        () -> bank.publish(api, moved, Set.of("POST", "PUT"), TestGateway.ITEM, JwtSetting.NONE)))
        .startsWith("HTTP/1.1 200");

    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(upstream.received(moved.getPath())).hasSize(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(1);
  }

  @Test
  void a_key_that_was_taken_out_meanwhile_signs_no_more() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{}", clock.instant());

    assertThat(slowly("POST", caller, api.toString(), jws, () -> {
      // So that its keys are known here, as they were when the call began.
      assertThat(wire.post(caller, api, TestTsp.signed("{}", clock.instant())).statusCode()).isEqualTo(200);
      bank.clients.uploadKeys(caller.clientId(), TestTsp.jwks(TestTsp.ENCRYPTION.toPublicJWK()), "amy");
    })).startsWith("HTTP/1.1 400").contains("jws_invalid");

    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
    bank.clients.uploadKeys(caller.clientId(),
        TestTsp.jwks(TestTsp.SIGNING.toPublicJWK(), TestTsp.ENCRYPTION.toPublicJWK()), "amy");
    assertThat(slowly("POST", caller, api.toString(), jws, () -> { })).startsWith("HTTP/1.1 200");
  }

  @Test
  void the_echo_too_looks_again_at_who_asks() {
    TestCaller caller = bank.callerOf(publish(JwtSetting.NONE), 3);

    assertThat(slowly(caller, Echo.PATH, () -> { })).startsWith("HTTP/1.1 200");
    assertThat(slowly(caller, Echo.PATH, () -> bank.clients.suspend(caller.clientId())))
        .contains("\"code\":\"client_suspended\"");
  }

  /** Of tokens with and without a limit: those without one take no statement for their use. */
  private Refusal refusedAfter(String code, Consumer<TestCaller> end) {
    ApiPath api = publish(JwtSetting.NONE);
    Refusal refusal = null;
    for (Integer uses : new Integer[] {3, null}) {
      TestCaller caller = bank.callerOf(api, uses);
      wire.post(caller, api, "{}");
      int before = forwarded(api);

      String answer = slowly(caller, api, () -> end.accept(caller));

      assertThat(answer).contains("\"code\":\"" + code + "\"");
      assertThat(forwarded(api)).isEqualTo(before);
      if (uses != null) {
        assertThat(bank.usesLeft(caller)).isEqualTo(2);
      }
      refusal = refusal(answer);
    }
    return refusal;
  }

  private String slowly(TestCaller caller, ApiPath api, Runnable meanwhile) {
    return slowly("POST", caller, api.toString(), meanwhile);
  }

  /** @param meanwhile happens when the facts were read, and half the body was sent */
  private String slowly(String method, TestCaller caller, String target, Runnable meanwhile) {
    return slowly(method, caller, target, "{}", meanwhile);
  }

  private String slowly(String method, TestCaller caller, String target, String body, Runnable meanwhile) {
    bank.clients.changeCallRate(caller.clientId(), CallRate.DEFAULT);
    bank.jdbc.sql("delete from call_rate where client_id = :client").param("client", caller.clientId()).update();
    bank.clients.changeCallRate(caller.clientId(), new CallRate(null, null, 1_000));
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((method + " /api/" + target
          + " HTTP/1.1\r\nHost: bank.example\r\nConnection: close\r\n"
          + "Authorization: Bearer " + caller.token() + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
          + body.substring(0, body.length() - 1))
          .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      // The check of the rate comes after the facts were read.
      await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10)).until(() -> isCounted(caller));
      long read = System.nanoTime();
      meanwhile.run();
      await().pollInterval(Duration.ofMillis(10))
          .until(() -> System.nanoTime() - read > TokenFacts.FRESH.toNanos());
      socket.getOutputStream().write(body.charAt(body.length() - 1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private boolean isCounted(TestCaller caller) {
    return bank.jdbc.sql("select count(*) from call_rate where client_id = :client")
        .param("client", caller.clientId()).query(Integer.class).single() == 1;
  }

  private Step lastStep(String answer) {
    List<Step> steps = refusal(answer).steps();
    return steps.get(steps.size() - 1);
  }

  private Refusal refusal(String answer) {
    Matcher trace = TRACE.matcher(answer);
    assertThat(trace.find()).as(answer).isTrue();
    UUID id = UUID.fromString(trace.group(1));
    await().atMost(Duration.ofSeconds(5)).until(() -> refusals.find(id).isPresent());
    return refusals.find(id).orElseThrow();
  }

  private static String fact(Refusal refusal, String name) {
    return refusal.steps().stream().filter(step -> step.check().equals("facts"))
        .flatMap(step -> step.facts().stream()).filter(fact -> fact.name().equals(name)).map(Fact::value).findFirst()
        .orElse(null);
  }
}
