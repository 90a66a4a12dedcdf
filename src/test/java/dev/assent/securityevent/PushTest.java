package dev.assent.securityevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assent.MovableClock;
import dev.assent.client.Clients;
import dev.assent.securityevent.TestWebhook.Answer;
import dev.assent.securityevent.TestWebhook.Pushed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;

/** Events are pushed until they are acknowledged, in their order, whatever becomes of the endpoint meanwhile. */
@SecurityEventTest
class PushTest {

  private static final String DEVELOPER = "developer";

  @Autowired TestConsents bank;
  @Autowired EventDelivery delivery;
  @Autowired Pusher pusher;
  @Autowired PushTable pushes;
  @Autowired PushRun run;
  @Autowired Clients clients;
  @Autowired MovableClock clock;

  private TestWebhook webhook;
  private String client;
  private String steve;

  @BeforeEach
  void an_endpoint() throws IOException {
    webhook = new TestWebhook();
    client = bank.newClient();
    steve = bank.newCustomer();
    delivery.pushTo(client, webhook.address(), "", DEVELOPER);
  }

  @AfterEach
  void close() {
    delivery.poll(client, DEVELOPER);
    webhook.close();
  }

  @RepeatedTest(5)
  void of_developers_who_choose_at_once_the_last_one_holds_and_none_is_refused() throws Exception {
    delivery.poll(client, DEVELOPER);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> choices = IntStream.range(0, 4).<Callable<Void>>mapToObj(developer -> () -> {
        delivery.pushTo(client, webhook.address() + "?" + developer, "", "developer" + developer);
        return null;
      }).toList();
      for (int times = 0; times < 2; times++) {
        for (Future<Void> choice : threads.invokeAll(choices)) {
          choice.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(delivery.push(client)).hasValueSatisfying(chosen ->
        assertThat(chosen.endpoint().toString()).startsWith(webhook.address() + "?"));
  }

  @Test
  void an_event_is_posted_as_rfc_8935_has_it_and_acknowledged_by_202() {
    bank.authorizes(steve, client, "creditCards");

    push();

    Pushed pushed = webhook.asked().get(0);
    assertThat(pushed.contentType()).isEqualTo("application/secevent+jwt");
    assertThat(pushed.accept()).isEqualTo("application/json");
    assertThat(pushed.authorization()).isNull();
    assertThat(TestConsents.type(bank.proved(pushed.body()))).isEqualTo(TestConsents.CHANGED);
    assertThat(bank.waitingFor(client)).isZero();
    push();
    assertThat(webhook.asked()).hasSize(1);
  }

  @Test
  void an_endpoint_that_is_down_loses_nothing_and_gets_all_in_order() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    webhook.goesDown();
    pushAfter(Duration.ZERO, 1);
    bank.authorizes(steve, client, "demandDeposit");
    webhook.comesBack();
    webhook.answers(500, "");
    pushAfter(Duration.ofMinutes(1), 2);
    webhook.answers(200, "thanks");
    pushAfter(Duration.ofMinutes(5), 3);
    webhook.answers(302, "");
    pushAfter(Duration.ofMinutes(30), 4);
    webhook.answers(400, "{\"err\":\"authentication_failed\",\"description\":\"who\\u0007 are you\"}");
    pushAfter(Duration.ofHours(1), 5);
    assertThat(delivery.latest(client, 9)).last().satisfies(first -> {
      assertThat(first.outcome()).isEqualTo("status 400 authentication_failed who  are you");
      assertThat(first.attempts()).isEqualTo(5);
    });
    webhook.answers(400, "what?");
    pushAfter(Duration.ofHours(1), 6);
    bank.withdrawsAll(steve, client);
    assertThat(webhook.taken()).isEmpty();
    assertThat(bank.waitingFor(client)).isEqualTo(4);

    webhook.answers(202, "");
    push();
    assertThat(webhook.taken()).as("not before its time").isEmpty();
    clock.moveAhead(Duration.ofHours(1));
    push();

    assertThat(webhook.taken()).extracting(body -> bank.proved(body).getJWTID())
        .isEqualTo(bank.eventsOf(client).stream().map(UUID::toString).toList());
    assertThat(webhook.taken().stream().map(bank::proved).map(TestConsents::type))
        .containsExactly(TestConsents.CHANGED, TestConsents.CHANGED, TestConsents.CHANGED, TestConsents.WITHDRAWN);
    assertThat(pushes.find(client).orElseThrow().failures()).isZero();
  }

  @Test
  void each_attempt_carries_the_same_event() {
    bank.authorizes(steve, client, "creditCards");
    webhook.answers(503, "");
    pushAfter(Duration.ZERO, 1);
    pushAfter(Duration.ofMinutes(1), 2);

    var first = bank.proved(webhook.asked().get(0).body());
    assertThat(bank.proved(webhook.asked().get(1).body()).getClaims()).isEqualTo(first.getClaims());
  }

  @Test
  void an_endpoint_that_hangs_is_given_up_and_holds_up_nobody_elses() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    CountDownLatch answer = webhook.hangs();
    pusher.push();
    await().until(() -> webhook.asked().size() == 1);

    try (TestWebhook another = new TestWebhook()) {
      String other = bank.newClient();
      delivery.pushTo(other, another.address(), "", DEVELOPER);
      bank.authorizes(steve, other, "creditCards");
      pusher.push();
      await().until(() -> another.taken().size() == 1);
    }
    assertThat(bank.waitingFor(client)).isEqualTo(1);
    await().atMost(Duration.ofSeconds(20)).until(() -> pushes.find(client).orElseThrow().failures() == 1);
    answer.countDown();
    assertThat(delivery.latest(client, 1).get(0).outcome()).isEqualTo("no answer");
  }

  @Test
  void an_event_that_the_endpoint_cannot_take_is_tried_again_behind_the_others() {
    bank.authorizes(steve, client, "creditCards");
    bank.authorizes(steve, client, "creditCards", "demandDeposit");
    String bad = bank.eventsOf(client).get(0).toString();
    webhook.answers(body -> bank.proved(body).getJWTID().equals(bad)
        ? new Answer(400, "{\"err\":\"invalid_request\",\"description\":\"no such consent\"}") : new Answer(202, ""));

    push();

    assertThat(webhook.taken()).hasSize(1);
    assertThat(bank.waitingFor(client)).isEqualTo(1);
    assertThat(delivery.latest(client, 9)).last().extracting(DeliveredEvent::outcome)
        .isEqualTo("status 400 invalid_request no such consent");
    webhook.answers(202, "");
    push();
    assertThat(bank.waitingFor(client)).as("a minute it waits").isEqualTo(1);
    clock.moveAhead(Duration.ofMinutes(1));
    push();
    assertThat(bank.waitingFor(client)).isZero();
  }

  @Test
  void two_nodes_push_one_clients_events_one_after_the_other() {
    bank.authorizes(steve, client, "creditCards");
    CountDownLatch answer = webhook.hangs();
    Pusher another = new Pusher(pushes, run, clients, new SimpleAsyncTaskExecutor("other-node-"), clock);
    pusher.push();
    await().until(() -> webhook.asked().size() == 1);

    another.push();
    assertThat(pushes.lease(client, UUID.randomUUID(), clock.instant(), PushRun.LEASE)).isFalse();
    answer.countDown();
    await().until(() -> bank.waitingFor(client) == 0);

    assertThat(webhook.asked()).hasSize(1);
  }

  @Test
  void of_many_runs_at_once_one_gets_the_lease_and_a_killed_ones_ends() {
    bank.authorizes(steve, client, "creditCards");
    List<Boolean> got = Stream.generate(UUID::randomUUID).limit(20).parallel()
        .map(lease -> pushes.lease(client, lease, clock.instant(), PushRun.LEASE)).toList();
    assertThat(got).containsOnlyOnce(true);

    push();
    assertThat(webhook.asked()).isEmpty();
    clock.moveAhead(PushRun.LEASE);
    push();
    assertThat(webhook.taken()).hasSize(1);
  }

  @Test
  void a_run_whose_lease_is_lost_pushes_nothing_more() {
    bank.authorizes(steve, client, "creditCards");
    UUID lost = UUID.randomUUID();
    pushes.lease(client, lost, clock.instant(), PushRun.LEASE);
    delivery.pushTo(client, webhook.address() + "?elsewhere", "", DEVELOPER);

    run.deliver(client, lost);

    assertThat(webhook.asked()).isEmpty();
    assertThat(bank.waitingFor(client)).isEqualTo(1);
  }

  @Test
  void the_authorization_is_sent_and_is_not_readable_in_the_database() {
    delivery.pushTo(client, webhook.address(), "Bearer of-the-tsp", DEVELOPER);
    // Left empty, it stays.
    delivery.pushTo(client, webhook.address(), " ", DEVELOPER);
    bank.authorizes(steve, client, "creditCards");
    push();

    assertThat(webhook.asked().get(0).authorization()).isEqualTo("Bearer of-the-tsp");
    assertThat(pushes.sealedAuthorization(client).orElseThrow()).doesNotContain("of-the-tsp");
  }

  @Test
  void the_authorization_goes_to_no_other_address_than_it_was_given_for() throws IOException {
    delivery.pushTo(client, webhook.address(), "Bearer of-the-tsp", DEVELOPER);
    try (TestWebhook another = new TestWebhook()) {
      delivery.pushTo(client, another.address(), "", DEVELOPER);
      bank.authorizes(steve, client, "creditCards");
      push();

      assertThat(another.asked()).extracting(Pushed::authorization).containsOnlyNulls().hasSize(1);
    }
  }

  @Test
  void an_authorization_that_would_be_another_header_is_refused() {
    assertThatThrownBy(() -> delivery.pushTo(client, webhook.address(), "Bearer a\r\nHost: bank", DEVELOPER))
        .isInstanceOf(InvalidAuthorizationException.class);
  }

  @Test
  void a_suspended_clients_events_wait() {
    bank.authorizes(steve, client, "creditCards");
    bank.jdbc.sql("update client set status = 'SUSPENDED' where id = :id").param("id", client).update();
    push();
    assertThat(webhook.asked()).isEmpty();

    bank.jdbc.sql("update client set status = 'ACTIVE' where id = :id").param("id", client).update();
    push();
    assertThat(webhook.taken()).hasSize(1);
  }

  @Test
  void a_fault_of_ours_is_not_the_tsps_and_does_not_end_the_pushing() {
    delivery.test(client);
    bank.jdbc.sql("update security_event set content = 'no json' where client_id = :id").param("id", client).update();
    push();
    assertThat(pushes.find(client).orElseThrow().failures()).isZero();
    assertThat(webhook.asked()).isEmpty();

    bank.jdbc.sql("update security_event set content = '{}' where client_id = :id").param("id", client).update();
    push();
    assertThat(webhook.asked()).as("a minute it waits").isEmpty();
    clock.moveAhead(Duration.ofMinutes(1));
    push();
    assertThat(webhook.taken()).hasSize(1);
  }

  @Test
  void a_test_event_is_pushed_as_any_other() {
    delivery.test(client);
    push();

    assertThat(TestConsents.type(bank.proved(webhook.taken().get(0))))
        .isEqualTo("https://schemas.openid.net/secevent/ssf/event-type/verification");
  }

  /** @param failures that there are then */
  private void pushAfter(Duration wait, int failures) {
    clock.moveAhead(wait);
    push();
    assertThat(pushes.find(client).orElseThrow().failures()).isEqualTo(failures);
  }

  /** To its end. */
  private void push() {
    new Pusher(pushes, run, clients, new SyncTaskExecutor(), clock).push();
  }
}
