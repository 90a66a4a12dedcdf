package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.assent.MovableClock;
import dev.assent.consent.Consents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of one consent at once end as if one had come after the other. */
@ConsentChangeTest
class ConcurrentChangesTest {

  @Autowired
  TestCustomers customers;
  @Autowired
  ConsentChangeRecording recording;
  @Autowired
  ConsentChangeProcesses processes;
  @Autowired
  HistoryService history;
  @Autowired
  ConsentChanges changes;
  @Autowired
  ConsentReceipts receipts;
  @Autowired
  Consents consents;
  @Autowired
  HikariDataSource pool;
  @Autowired
  MovableClock clock;

  @Test
  void two_first_grants_at_once_are_both_kept() throws Exception {
    String steve = customers.newCustomer();

    atOnce(List.of(() -> customers.authorizes(steve, "demandDeposit", "timeDeposit"),
        () -> customers.authorizes(steve, "demandDeposit", "timeDeposit")));

    assertThat(customers.active(steve)).containsExactly("demandDeposit", "timeDeposit");
    assertThat(changes.of(steve, "tsp2")).hasSize(2).allMatch(change -> change.status() == ChangeStatus.APPLIED);
  }

  @RepeatedTest(5)
  void one_answer_given_ten_times_at_once_is_one_change() throws Exception {
    String steve = customers.newCustomer();
    ChangeConsent answer = customers.command(steve, "demandDeposit", "contactInfo");

    atOnce(Collections.nCopies(10, () -> changes.answer("request of " + steve, answer)));

    assertThat(changes.of(steve, "tsp2")).hasSize(1);
    assertThat(receipts.of(steve, "tsp2")).hasSize(1);
    assertThat(customers.active(steve)).containsExactly("demandDeposit");
    assertThat(customers.pending(steve)).containsExactly("contactInfo");
  }

  @Test
  void an_answer_given_again_counts_again_once_something_else_was_changed() {
    String steve = customers.newCustomer();
    ChangeConsent deposit = customers.command(steve, "demandDeposit");
    ChangeConsent cards = customers.command(steve, "creditCards");
    for (ChangeConsent answer : List.of(deposit, cards, cards, deposit)) {
      changes.answer("request of " + steve, answer);
      assertThat(customers.active(steve)).isEqualTo(answer.ticked());
      clock.moveAhead(Duration.ofSeconds(1));
    }
    customers.withdrawsAll(steve);
    clock.moveAhead(Duration.ofSeconds(1));
    changes.answer("request of " + steve, deposit);

    assertThat(customers.active(steve)).containsExactly("demandDeposit");
    assertThat(changes.of(steve, "tsp2")).hasSize(5);
  }

  /** Ten at once that each waited for a second one would wait for each other. */
  @Test
  void who_reads_takes_one_connection_of_the_pool() throws SQLException {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit");
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < pool.getMaximumPoolSize() - 1) {
        taken.add(pool.getConnection());
      }

      assertThat(customers.consentOf(steve).items()).hasSize(1);
      assertThat(consents.find(customers.consentOf(steve).id())).isPresent();
      assertThat(consents.ofCustomer(steve)).hasSize(1);
      ConsentChange change = changes.of(steve, "tsp2").get(0);
      assertThat(changes.find(change.id())).contains(change);
      assertThat(changes.awaited(steve)).isEmpty();
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  @RepeatedTest(5)
  void a_grant_and_a_withdrawal_at_once_end_as_if_one_had_come_after_the_other() throws Exception {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit");

    atOnce(List.of(() -> customers.authorizes(steve, "demandDeposit", "creditCards"),
        () -> customers.withdrawsAll(steve)));

    ConsentChange grant = changes.of(steve, "tsp2").stream()
        .filter(change -> change.items().containsKey("timeDeposit") && change.items().get("creditCards")
            != ItemOutcome.LEFT_OUT).findFirst().orElseThrow();
    boolean withdrawn = changes.of(steve, "tsp2").stream()
        .anyMatch(change -> change.itemsWith(ItemOutcome.WITHDRAWN).contains("creditCards"));
    boolean shared = grant.items().get("creditCards") == ItemOutcome.ADDED && !withdrawn;
    assertThat(customers.active(steve).contains("creditCards")).isEqualTo(shared);
    assertThat(customers.pending(steve)).isEmpty();
  }

  @RepeatedTest(5)
  void a_renewal_and_the_end_at_once_never_end_what_was_renewed() throws Exception {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit", "creditCards");
    UUID consent = customers.consentOf(steve).id();
    clock.moveAhead(Duration.ofDays(90));

    atOnce(List.of(() -> customers.authorizes(steve, "demandDeposit"), () -> recording.recordEnd(consent)));

    assertThat(customers.active(steve)).containsExactly("demandDeposit");
    assertThat(customers.consentOf(steve).isExpired(clock.instant())).isFalse();
  }

  @Test
  void a_missing_instance_is_started_once_by_many_nodes() throws Exception {
    ConsentChange change = recording.record(customers.command(customers.newCustomer(), "demandDeposit"));

    atOnce(IntStream.range(0, 4).<Callable<?>>mapToObj(node -> Executors.callable(() -> processes.run(change.id())))
        .toList());

    assertThat(history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(change.id().toString()).count()).isEqualTo(1);
    assertThat(customers.active(change.customerId())).containsExactly("demandDeposit");
  }

  private static void atOnce(List<Callable<?>> people) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    CyclicBarrier start = new CyclicBarrier(people.size());
    try {
      List<Future<Object>> done = people.stream().map(person -> threads.submit(() -> {
        start.await();
        return (Object) person.call();
      })).toList();
      for (Future<Object> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
