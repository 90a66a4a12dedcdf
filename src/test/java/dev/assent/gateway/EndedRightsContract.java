package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.client.ClientSecrets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What ends on one node has ended on the other: while both serve calls, none that begins afterwards is admitted. */
abstract class EndedRightsContract extends OtherNodeContract {

  private static final int CALLERS_PER_NODE = 3;
  private static final int CALLS_AFTERWARDS = 5;

  private final ExecutorService threads = Executors.newFixedThreadPool(2 * CALLERS_PER_NODE);

  @Autowired ClientSecrets secrets;

  /** @param code of the problem; empty if admitted */
  private record Sent(Wire node, boolean afterwards, int status, String code) { }

  @AfterEach
  void stopCalling() {
    threads.shutdownNow();
  }

  @Test
  void after_a_consent_is_withdrawn_the_next_call_on_either_node_is_refused() {
    assertRefusedAfter("consent_item_not_authorized", caller -> bank.consents.withdraw(caller.customerId(),
        caller.clientId(), List.of(TestGateway.ITEM), UUID.randomUUID().toString()));
  }

  @Test
  void after_a_token_is_revoked_at_one_node_the_next_call_on_either_is_refused() {
    assertRefusedAfter("invalid_token", caller -> {
      String credentials = caller.clientId() + ":" + secrets.issue(caller.clientId(), "amy").value();
      HttpResponse<String> answer = otherWire.send(otherWire.at("/oauth2/revoke")
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Authorization", "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
          .POST(Wire.publisher("token=" + caller.token())));
      assertThat(answer.statusCode()).isEqualTo(200);
    });
  }

  @Test
  void after_a_client_is_suspended_the_next_call_on_either_node_is_refused() {
    assertRefusedAfter("client_suspended", caller -> assertThat(bank.clients.suspend(caller.clientId())).isTrue());
  }

  private void assertRefusedAfter(String code, Consumer<TestCaller> end) {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    List<CompletableFuture<Void>> calling = Stream.of(wire, otherWire)
        .flatMap(node -> Stream.generate(() -> node).limit(CALLERS_PER_NODE))
        .map(node -> CompletableFuture.runAsync(() -> keepCalling(node, caller, api, ended, sent), threads)).toList();
    await().atMost(Duration.ofSeconds(30)).until(() -> Stream.of(wire, otherWire)
        .allMatch(node -> sent.stream().filter(call -> call.node() == node && call.status() == 200).count() >= 10));

    end.accept(caller);
    ended.complete(null);

    calling.forEach(CompletableFuture::join);
    assertThat(sent).filteredOn(Sent::afterwards).hasSize(2 * CALLERS_PER_NODE * CALLS_AFTERWARDS)
        .allSatisfy(call -> assertThat(call.code()).isEqualTo(code));
    assertThat(sent).filteredOn(call -> !call.afterwards())
        .allSatisfy(call -> assertThat(call.code()).isIn("", code));
  }

  private void keepCalling(Wire node, TestCaller caller, ApiPath api, CompletableFuture<Void> ended,
      Queue<Sent> sent) {
    for (int left = CALLS_AFTERWARDS; left > 0;) {
      boolean afterwards = ended.isDone();
      HttpResponse<String> answer = node.post(caller, api, "{}");
      sent.add(new Sent(node, afterwards, answer.statusCode(), answer.statusCode() == 200 ? "" : code(answer)));
      left -= afterwards ? 1 : 0;
    }
  }
}
