package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import dev.assent.consent.ConsentDue;
import dev.assent.consent.Consents;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.notification.Told;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A consent ends on its day. The customer is told before, and sees afterwards that nothing is shared. */
@ConsentChangeTest
class ConsentEndsTest {

  private static final String COMPANY = "Enjoy Life Co., Ltd.";

  @Autowired
  private TestCustomers customers;
  @Autowired
  private ConsentEnds ends;
  @Autowired
  private ConsentDue due;
  @Autowired
  private ConsentChangeRecording recording;
  @Autowired
  private Consents consents;
  @Autowired
  private TransactionOperations transaction;
  @Autowired
  private Notifications notifications;
  @Autowired
  private TaskService tasks;
  @Autowired
  private HistoryService history;
  @Autowired
  private MovableClock clock;

  @Test
  void the_customer_is_reminded_once_a_week_before() {
    String steve = grant("creditCards");
    LocalDate day = LocalDate.ofInstant(customers.consentOf(steve).expiresAt(), ZoneId.of("Asia/Taipei"));
    clock.moveAhead(Duration.ofDays(83).minusMinutes(5));
    settle();
    assertThat(told(steve)).extracting(Notice::code).containsExactly("consent-granted");

    clock.moveAhead(Duration.ofMinutes(5));
    settle();
    settle();

    assertThat(told(steve)).extracting(Notice::code).containsExactly("consent-expiring", "consent-granted");
    assertThat(told(steve).get(0).arguments()).containsExactly(COMPANY, Notice.day(day));
    assertThat(customers.active(steve)).containsExactly("creditCards");
  }

  @Test
  void what_has_run_out_ends_by_a_change_and_an_instance_of_its_own() {
    String steve = grant("creditCards", "demandDeposit");
    clock.moveAhead(Duration.ofDays(90));

    settle();
    settle();

    assertThat(customers.active(steve)).isEmpty();
    ConsentChange change = customers.latest(steve);
    assertThat(change.channel()).isEqualTo(Channel.EXPIRY);
    assertThat(change.status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(change.difference().withdrawn()).containsExactly("creditCards", "demandDeposit");
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(change.id().toString())
        .finished().count()).isEqualTo(1);
    assertThat(told(steve)).extracting(Notice::code).containsExactly("consent-expired", "consent-granted");
  }

  @Test
  void a_consent_that_was_renewed_goes_on_and_keeps_its_history() {
    String steve = grant("creditCards");
    clock.moveAhead(Duration.ofDays(85));
    settle();
    customers.authorizes(steve, "creditCards");
    clock.moveAhead(Duration.ofDays(5));

    settle();

    assertThat(customers.active(steve)).containsExactly("creditCards");
    assertThat(customers.latest(steve).channel()).isEqualTo(Channel.TSP_AUTHORIZATION);
    clock.moveAhead(Duration.ofDays(78));
    settle();
    assertThat(told(steve)).extracting(Notice::code).startsWith("consent-expiring");
  }

  @Test
  void an_end_that_a_renewal_overtakes_ends_nothing() {
    String steve = grant("creditCards");
    UUID consent = customers.consentOf(steve).id();
    clock.moveAhead(Duration.ofDays(90));

    CompletableFuture<Optional<ConsentChange>> end = transaction.execute(status -> {
      consents.activate(steve, "tsp2", List.of("creditCards"), customers.terms(), "renewal");
      CompletableFuture<Optional<ConsentChange>> later =
          CompletableFuture.supplyAsync(() -> recording.recordEnd(consent));
      // It has found the consent over, and waits for its row.
      assertThatThrownBy(() -> later.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      return later;
    });

    assertThat(end.join()).isEmpty();
    assertThat(customers.active(steve)).containsExactly("creditCards");
  }

  @Test
  void what_an_officer_would_decide_on_an_ended_consent_disappears() {
    String steve = grant("contactInfo");
    String change = customers.latest(steve).id().toString();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(change).count()).isEqualTo(1);
    clock.moveAhead(Duration.ofDays(90));

    settle();

    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(change).count()).isZero();
    assertThat(customers.pending(steve)).isEmpty();
  }

  @Test
  void of_what_is_not_shared_any_more_nobody_is_told() {
    String steve = grant("creditCards");
    customers.withdrawsAll(steve);
    List<Notice> before = told(steve);
    clock.moveAhead(Duration.ofDays(83));
    settle();
    clock.moveAhead(Duration.ofDays(7));
    settle();

    assertThat(told(steve)).isEqualTo(before);
    assertThat(customers.latest(steve).channel()).isEqualTo(Channel.BANK_DASHBOARD);
  }

  private String grant(String... items) {
    String customer = customers.newCustomer();
    customers.authorizes(customer, items);
    return customer;
  }

  /** With what other tests have left to settle, batch by batch. */
  private void settle() {
    do {
      ends.settle();
    } while (!due.at(clock.instant(), 1).isEmpty());
  }

  private List<Notice> told(String customer) {
    return notifications.of(Recipient.Kind.CUSTOMER, customer, 50).stream().map(Told::notice).toList();
  }
}
