package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two nodes on one database, one of which can be killed: what holds of uses holds of both together. */
abstract class TwoNodesContract extends OtherNodeContract {

  private static final Logger LOG = LoggerFactory.getLogger(TwoNodesContract.class);

  /** Set it to repeat what a seed did. */
  private static final long SEED = Long.getLong("assent.test.seed", ThreadLocalRandom.current().nextInt(1_000_000));
  private static final int TOKENS = 200;
  private static final int USES = 3;
  private static final int CALLS_PER_TOKEN = 5;

  @Test
  void of_1000_calls_over_two_nodes_200_tokens_of_three_uses_admit_600() {
    ApiPath api = outOfReach();
    List<TestCaller> callers = callers(api, TOKENS);

    Storm storm = new Storm(api, callers, CALLS_PER_TOKEN, new Random(SEED), wire, otherWire)
        .after(100, () -> bringIntoReach(api)).run();

    assertThat(storm.statuses()).as("503 was among the answers").containsExactly(200, 401, 503);
    assertThat(storm.answered(200)).isEqualTo(TOKENS * USES);
    assertThat(storm.answered(401)).isEqualTo(TOKENS * (CALLS_PER_TOKEN - USES));
    assertThat(storm.admittedBy(0)).isPositive();
    assertThat(storm.admittedBy(1)).isPositive();
    assertThat(storm.unanswered()).isZero();
    assertThat(forwarded(api)).isEqualTo(TOKENS * USES);
    assertThat(callers).allSatisfy(caller -> {
      assertThat(forwarded(api, caller)).isEqualTo(USES);
      assertThat(bank.usesLeft(caller)).isZero();
    });
  }

  @Test
  void a_node_killed_anywhere_in_a_call_has_forwarded_no_more_than_was_spent_and_the_other_serves_the_rest() {
    Map<Halt, ApiPath> apis = new EnumMap<>(Halt.class);
    Map<Halt, TestCaller> callers = new EnumMap<>(Halt.class);
    for (Halt halt : Halt.values()) {
      apis.put(halt, halt.refunds() ? outOfReach() : publish(halt.isSigned() ? SIGNED_REQUEST : JwtSetting.NONE));
      callers.put(halt, bank.callerOf(apis.get(halt), USES));
      otherWire.sendLater(otherWire.request(callers.get(halt), apis.get(halt).toString())
          .header(Halt.HEADER, halt.name())
          .POST(Wire.publisher(halt.isSigned() ? TestTsp.signed("{}", Instant.now()) : body(callers.get(halt)))));
    }
    ApiPath answering = publish(JwtSetting.NONE);
    CountDownLatch release = new CountDownLatch(1);
    upstream.on("/" + answering, exchange -> SlowUpstreamContract.hold(release));
    TestCaller waiting = bank.callerOf(answering, USES);
    otherWire.sendLater(otherWire.request(waiting, answering.toString()).POST(Wire.publisher(body(waiting))));
    await().atMost(Duration.ofSeconds(30)).until(() -> other().halted().size() == Halt.values().length
        && forwarded(answering) == 1);

    other().kill();
    release.countDown();
    upstream.on("/" + answering, TestUpstream.answering(200, "application/json", "{}"));

    for (Halt halt : Halt.values()) {
      assertThat(forwarded(apis.get(halt))).as(halt.name()).isEqualTo(halt.forwarded);
      assertThat(bank.usesLeft(callers.get(halt))).as(halt.name()).isEqualTo(halt.usesLeft);
      bringIntoReach(apis.get(halt));
      servesTheRest(apis.get(halt), callers.get(halt), halt.usesLeft, halt.forwarded);
    }
    assertThat(bank.usesLeft(waiting)).isEqualTo(USES - 1);
    servesTheRest(answering, waiting, USES - 1, 1);
  }

  @RepeatedTest(2)
  void a_node_killed_at_any_moment_gives_no_token_a_fourth_use(RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    int moment = 20 + random.nextInt(TOKENS * CALLS_PER_TOKEN - 200);
    LOG.info("Node killed after {} answers: -Dassent.test.seed={}", moment, SEED);
    ApiPath api = outOfReach();
    List<TestCaller> callers = callers(api, TOKENS);
    Storm storm = new Storm(api, callers, CALLS_PER_TOKEN, random, wire, otherWire);
    int reachable = 1 + random.nextInt(40);

    storm.after(reachable, () -> bringIntoReach(api)).after(moment, () -> {
      other().kill();
      storm.loseTheLast();
    }).run();

    assertThat(callers).as("seed %d", SEED).allSatisfy(caller -> {
      assertThat(bank.usesLeft(caller)).isZero();
      assertThat(forwarded(api, caller)).isLessThanOrEqualTo(USES);
    });
    assertThat(storm.answered(200) + storm.answered(401)).isEqualTo(TOKENS * CALLS_PER_TOKEN);
    assertThat(storm.unanswered()).isPositive();
    assertThat(forwarded(api)).as("seed %d: what was lost, was lost with the node", SEED)
        .isBetween(TOKENS * USES - storm.unanswered(), TOKENS * USES);
  }

  private void servesTheRest(ApiPath api, TestCaller caller, int left, int before) {
    for (int use = 0; use < left; use++) {
      assertThat(wire.post(caller, api, body(caller)).statusCode()).isEqualTo(200);
    }
    assertThat(code(wire.post(caller, api, body(caller)))).isEqualTo("access_token_uses_exhausted");
    assertThat(forwarded(api)).isEqualTo(before + left).isLessThanOrEqualTo(USES);
  }

  private List<TestCaller> callers(ApiPath api, int tokens) {
    TestCaller one = bank.callerOf(api, USES);
    return Stream.concat(Stream.of(one), IntStream.range(1, tokens).mapToObj(number -> new TestCaller(one.clientId(),
        one.customerId(), one.consentId(), bank.token(one.clientId(), one.customerId(), TestGateway.ITEM, USES))))
        .toList();
  }

  /** Its calls are given back until it can be reached. */
  private ApiPath outOfReach() {
    return bank.publish(URI.create("http://127.0.0.1:1/" + UUID.randomUUID()), TestGateway.POST, JwtSetting.NONE);
  }

  /** Few of its calls then have a place at once: the others are told 503. */
  private void bringIntoReach(ApiPath api) {
    bank.publish(api, upstream.address("/" + api), TestGateway.POST, TestGateway.ITEM, JwtSetting.NONE);
    bank.changeLimits(api, new CallLimits(null, null, null, null, 8));
  }

  private int forwarded(ApiPath api, TestCaller caller) {
    return (int) upstream.received("/" + api).stream().filter(call -> call.body().equals(body(caller))).count();
  }

  static String body(TestCaller caller) {
    return "{\"token\":\"" + caller.token() + "\"}";
  }
}
