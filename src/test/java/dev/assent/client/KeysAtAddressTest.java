package dev.assent.client;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import dev.assent.jose.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A client's JWKS at its address, which a real server on this machine answers. */
class KeysAtAddressTest {

  private static final String OLD = jwks();
  private static final String NEW = jwks();

  private final MovableClock clock = new MovableClock();
  private final JwksFetch fetch = new JwksFetch(new PublicAddresses(true, InetAddress::getAllByName));
  private JwksServer server;
  private KeysAtAddress keys;

  @BeforeEach
  void aServerThatPublishesKeys() throws IOException {
    server = new JwksServer();
    server.publishes(OLD);
    keys = at(server.address(), fetch);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    fetch.close();
  }

  @Test
  void the_first_use_fetches_the_keys_and_the_next_ones_do_not() {
    for (int count = 0; count < 5; count++) {
      assertThat(keys.jwks()).contains(OLD);
    }
    assertThat(server.asked()).isEqualTo(1);
    assertThat(keys.state().fetchedAt()).isNotNull();
    assertThat(keys.state().problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"max-age=600,PT10M", "'public, max-age=7200',PT2H", "max-age=5,PT1M", "no-store,PT1M",
      "'no-cache, max-age=600',PT1M", "max-age=31536000,P1D", "public,PT1H", ",PT1H", "s-maxage=60,PT1H"})
  void keys_are_kept_for_as_long_as_the_answer_says_between_a_minute_and_a_day(String cacheControl, Duration kept) {
    if (cacheControl != null) {
      server.says(cacheControl);
    }
    keys.jwks();

    clock.moveAhead(kept.minusSeconds(5));
    keys.jwks();
    assertThat(server.asked()).isEqualTo(1);

    clock.moveAhead(ofSeconds(6));
    keys.jwks();
    eventually(() -> server.asked() == 2);
  }

  @Test
  void nobody_waits_for_a_refetch() {
    keys.jwks();
    server.publishes(NEW);
    CountDownLatch mayAnswer = server.hangs();
    clock.moveAhead(ofHours(1));

    assertThat(keys.jwks()).contains(OLD);
    mayAnswer.countDown();

    eventually(() -> keys.jwks().equals(Optional.of(NEW)));
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void an_unknown_key_is_looked_for_at_most_once_a_minute() {
    keys.jwks();
    server.publishes(NEW);
    assertThat(keys.jwksAgain()).contains(OLD);
    assertThat(server.asked()).isEqualTo(1);

    clock.moveAhead(ofMinutes(1));
    for (int count = 0; count < 5; count++) {
      assertThat(keys.jwksAgain()).contains(NEW);
    }
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void of_many_who_ask_at_once_one_fetches_and_all_get_the_keys() throws Exception {
    CountDownLatch mayAnswer = server.hangs();
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<?>> callers = new ArrayList<>();
      Callable<?> use = () -> keys.jwks().orElseThrow();
      for (int count = 0; count < 10; count++) {
        callers.add(threads.submit(use));
      }
      eventually(() -> server.asked() == 1);
      mayAnswer.countDown();
      for (Future<?> caller : callers) {
        assertThat(caller.get()).isEqualTo(OLD);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(server.asked()).isEqualTo(1);
  }

  @Test
  void stale_keys_are_used_while_the_refetch_fails_but_not_for_more_than_a_day() {
    keys.jwks();
    server.answersWith(500);

    clock.moveAhead(ofHours(1).plus(ofMinutes(1)));
    assertThat(keys.jwks()).contains(OLD);
    eventually(() -> keys.state().problem() != null);
    clock.moveAhead(ofHours(23));
    assertThat(keys.jwks()).contains(OLD);

    clock.moveAhead(ofHours(1));
    assertThat(keys.jwks()).isEmpty();
  }

  @Test
  void a_failed_fetch_is_not_repeated_within_a_minute_and_then_is() {
    server.answersWith(503);
    for (int count = 0; count < 3; count++) {
      assertThat(keys.jwks()).isEmpty();
    }
    assertThat(server.asked()).isEqualTo(1);
    server.answersWith(200);

    clock.moveAhead(ofMinutes(1));
    assertThat(keys.jwks()).contains(OLD);
  }

  @Test
  void a_redirect_is_not_followed() throws IOException {
    try (JwksServer elsewhere = new JwksServer()) {
      elsewhere.publishes(NEW);
      server.redirectsTo(elsewhere.address().toString());

      assertThat(keys.jwks()).isEmpty();
      assertThat(elsewhere.asked()).isZero();
    }
    assertThat(keys.state().problem().reason()).isEqualTo("FETCH_STATUS");
  }

  @Test
  void an_answer_of_more_than_64_kb_is_refused() {
    server.publishes("{\"keys\":[],\"padding\":\"" + "x".repeat(64 * 1024) + "\"}");

    assertThat(keys.jwks()).isEmpty();
    assertThat(keys.state().problem().reason()).isEqualTo("TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource({"200,TOO_LARGE", "404,FETCH_STATUS"})
  void of_an_answer_that_is_refused_no_more_is_downloaded(int status, String reason) {
    long endless = 256L * 1024 * 1024;
    server.answersWith(status);
    server.goesOnFor(endless);

    assertThat(keys.jwks()).isEmpty();
    eventually(() -> keys.state().problem() != null);

    assertThat(keys.state().problem().reason()).isEqualTo(reason);
    // The buffers of both sides take some megabytes.
    assertThat(server.sent()).isLessThan(endless / 8);
  }

  @Test
  void what_is_not_acceptable_as_an_upload_is_not_acceptable_here_and_the_present_keys_stay() {
    keys.jwks();
    server.publishes("{\"keys\":[" + SigningKey.generateEs256().toPrivateJwk() + "]}");
    clock.moveAhead(ofMinutes(1));

    assertThat(keys.jwksAgain()).contains(OLD);
    assertThat(keys.state().problem().reason()).isEqualTo("PRIVATE_KEY");
  }

  @Test
  void a_server_that_hangs_is_given_up_in_seconds() {
    server.hangs();

    assertThat(keys.jwks()).isEmpty();
    eventually(() -> keys.state().problem() != null);
    assertThat(keys.state().problem().reason()).isEqualTo("FETCH_FAILED");
  }

  @Test
  void a_name_that_leads_elsewhere_when_it_is_asked_again_does_not_lead_into_the_private_network() {
    AtomicInteger asked = new AtomicInteger();
    PublicAddresses rebinding = new PublicAddresses(false, host -> InetAddress.getAllByName(
        asked.incrementAndGet() == 1 ? "1.1.1.1" : "127.0.0.1"));
    assertThat(rebinding).satisfies(names -> names.resolve("keys.tsp.example"));
    JwksFetch guarded = new JwksFetch(rebinding);

    KeysAtAddress tricked = at(URI.create("http://keys.tsp.example:" + server.address().getPort() + "/"), guarded);

    assertThat(tricked.jwks()).isEmpty();
    assertThat(tricked.state().problem().reason()).isEqualTo("ADDRESS_PRIVATE");
    assertThat(server.asked()).isZero();
  }

  @Test
  void the_address_may_not_be_a_private_one_by_its_numeral_either() {
    JwksFetch guarded = new JwksFetch(new PublicAddresses(false, InetAddress::getAllByName));

    KeysAtAddress inside = at(server.address(), guarded);

    assertThat(inside.jwks()).isEmpty();
    assertThat(inside.state().problem().reason()).isEqualTo("ADDRESS_PRIVATE");
    assertThat(server.asked()).isZero();
  }

  @Test
  void nothing_is_awaited_inside_a_transaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      server.hangs();
      assertThatThrownBy(() -> keys.jwks()).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("inside a transaction");
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  @Test
  void every_node_fetches_for_itself() {
    KeysAtAddress otherNode = at(server.address(), fetch);

    keys.jwks();
    otherNode.jwks();

    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void keys_of_a_day_are_the_longest_kept() {
    server.says("max-age=99999999");
    keys.jwks();
    server.publishes(NEW);

    clock.moveAhead(ofDays(1));
    keys.jwks();

    eventually(() -> keys.jwks().orElseThrow().equals(NEW));
  }

  private KeysAtAddress at(URI address, JwksFetch how) {
    return new KeysAtAddress("client", address, how, clock);
  }

  private static String jwks() {
    return "{\"keys\":[" + SigningKey.generateEs256().toPublicJwk() + "]}";
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(new TimeoutException("It did not come about"));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
