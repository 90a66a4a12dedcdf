package dev.assent.securityevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.assent.MovableClock;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.OnRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;

/** Of each change of a consent the TSP has an event, and of nothing else. */
@SecurityEventTest
class ConsentEventsTest {

  @Autowired TestConsents bank;
  @Autowired SecurityEventTable events;
  @Autowired SecurityEventTokens tokens;
  @Autowired SecurityEventOutbox outbox;
  @Autowired TransactionOperations transaction;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired ApplicationContext context;
  @Autowired MovableClock clock;

  private String client;
  private String steve;

  @BeforeEach
  void a_customer_and_a_client() {
    client = bank.newClient();
    steve = bank.newCustomer();
  }

  @Test
  void a_grant_is_told_with_what_the_tsp_knows_and_no_more() {
    Consent consent = bank.authorizes(steve, client, "creditCards", "demandDeposit");

    JWTClaimsSet said = only();
    ConsentChange change = bank.changes.of(steve, client).get(0);
    assertThat(said.getIssuer()).isEqualTo("http://localhost:8080");
    assertThat(said.getAudience()).containsExactly(client);
    assertThat(said.getJWTID()).isEqualTo(bank.eventsOf(client).get(0).toString());
    assertThat(said.getClaim("txn")).isEqualTo(change.id().toString());
    assertThat(said.getClaim("sub_id")).isEqualTo(Map.of("format", "opaque", "id", consent.id().toString()));
    assertThat(said.getSubject()).isNull();
    assertThat(said.getExpirationTime()).isNull();
    assertThat(TestConsents.type(said)).isEqualTo(TestConsents.CHANGED);
    assertThat(TestConsents.content(said)).isEqualTo(Map.of("items", List.of("creditCards", "demandDeposit"),
        "pending", List.of(), "expires_at", consent.expiresAt().getEpochSecond(), "channel", "tsp_authorization",
        "added", List.of("creditCards", "demandDeposit")));
    assertThat(said.toString()).doesNotContain(steve);
  }

  @Test
  void what_was_withdrawn_and_what_was_added_are_two_events_of_one_change() {
    bank.authorizes(steve, client, "creditCards");
    bank.authorizes(steve, client, "demandDeposit");

    List<JWTClaimsSet> told = told();
    assertThat(told).extracting(TestConsents::type)
        .containsExactly(TestConsents.CHANGED, TestConsents.CHANGED, TestConsents.CHANGED);
    assertThat(TestConsents.content(told.get(1))).containsEntry("withdrawn", List.of("creditCards"))
        .containsEntry("items", List.of());
    assertThat(TestConsents.content(told.get(2))).containsEntry("added", List.of("demandDeposit"))
        .containsEntry("items", List.of("demandDeposit"));
    assertThat(told.get(1).getClaim("txn")).isEqualTo(told.get(2).getClaim("txn"));
  }

  @Test
  void an_item_with_fewer_accounts_is_told_as_narrowed_and_not_as_withdrawn() {
    bank.shares(steve, client, "creditCards", "card-1", "card-2");
    bank.shares(steve, client, "creditCards", "card-2");

    assertThat(TestConsents.type(told().get(1))).isEqualTo(TestConsents.CHANGED);
    assertThat(TestConsents.content(told().get(1))).containsEntry("narrowed", List.of("creditCards"))
        .containsEntry("items", List.of("creditCards")).doesNotContainKey("withdrawn");
    assertThat(told().get(1).toString()).doesNotContain("card-");
  }

  @Test
  void a_withdrawal_of_everything_is_told_as_such() {
    bank.authorizes(steve, client, "creditCards");
    bank.withdrawsAll(steve, client);

    assertThat(told()).extracting(TestConsents::type).containsExactly(TestConsents.CHANGED, TestConsents.WITHDRAWN);
    assertThat(TestConsents.content(told().get(1))).containsEntry("channel", "bank_dashboard")
        .containsEntry("withdrawn", List.of("creditCards")).containsEntry("items", List.of());
  }

  @Test
  void what_customer_care_withdraws_is_told_without_officer_and_reason() {
    bank.authorizes(steve, client, "creditCards");
    bank.changes.withdrawOnRequest(steve, client, new OnRequest("careclerk", "The phone is lost"));

    assertThat(told()).extracting(TestConsents::type).containsExactly(TestConsents.CHANGED, TestConsents.WITHDRAWN);
    assertThat(TestConsents.content(told().get(1))).containsEntry("channel", "customer_care");
    assertThat(told().get(1).toString()).doesNotContain("careclerk", "phone");
  }

  @Test
  void a_renewal_is_told_with_its_new_end() {
    bank.authorizes(steve, client, "creditCards");
    clock.moveAhead(Duration.ofDays(1));
    Consent renewed = bank.authorizes(steve, client, "creditCards");

    assertThat(TestConsents.content(told().get(1))).containsEntry("added", List.of())
        .containsEntry("expires_at", renewed.expiresAt().getEpochSecond());
  }

  @Test
  void what_waits_for_an_officer_is_told_and_so_is_what_the_officer_decides_without_the_reason() {
    bank.authorizes(steve, client, "creditCards", "contactInfo");
    assertThat(TestConsents.content(only())).containsEntry("items", List.of("creditCards"))
        .containsEntry("pending", List.of("contactInfo"));

    decide(Map.of("decision", "reject", "reason", "Please visit a branch"));

    JWTClaimsSet decided = told().get(1);
    assertThat(TestConsents.type(decided)).isEqualTo(TestConsents.CHANGED);
    assertThat(TestConsents.content(decided)).containsEntry("declined", List.of("contactInfo"))
        .containsEntry("pending", List.of()).containsEntry("channel", "bank");
    assertThat(decided.toString()).doesNotContain("branch").doesNotContain("approver");
  }

  @Test
  void an_approval_is_told() {
    bank.authorizes(steve, client, "contactInfo");
    decide(Map.of("decision", "approve"));

    assertThat(TestConsents.content(told().get(1))).containsEntry("added", List.of("contactInfo"))
        .containsEntry("items", List.of("contactInfo"));
  }

  @Test
  void the_end_is_told_a_week_before_and_when_it_has_come_each_once() {
    Consent consent = bank.authorizes(steve, client, "creditCards");
    clock.moveAhead(Duration.ofDays(83));
    settle();
    settle();
    clock.moveAhead(Duration.ofDays(7));
    settle();
    settle();

    List<JWTClaimsSet> told = told();
    assertThat(told).extracting(TestConsents::type).containsExactly(TestConsents.CHANGED,
        "urn:assent:events:consent-expiring",
        "urn:assent:events:consent-expired");
    assertThat(TestConsents.content(told.get(1))).isEqualTo(Map.of("items", List.of("creditCards"),
        "pending", List.of(), "expires_at", consent.expiresAt().getEpochSecond()));
    assertThat(TestConsents.content(told.get(2))).containsEntry("channel", "expiry")
        .containsEntry("withdrawn", List.of("creditCards"));
  }

  @Test
  void what_is_rolled_back_leaves_no_event() {
    transaction.executeWithoutResult(status -> {
      outbox.put(() -> Stream.of(anEvent()));
      assertThat(bank.eventsOf(client)).hasSize(1);
      status.setRollbackOnly();
    });

    outbox.again();
    assertThat(bank.eventsOf(client)).isEmpty();
  }

  @Test
  void a_withdrawal_holds_though_its_event_cannot_be_written_and_the_event_is_made_up_for() {
    bank.authorizes(steve, client, "creditCards", "demandDeposit");
    bank.jdbc.sql("alter table security_event rename to security_event_away").update();
    try {
      bank.withdrawsAll(steve, client);
    } finally {
      bank.jdbc.sql("alter table security_event_away rename to security_event").update();
    }

    assertThat(bank.consents.find(steve, client).orElseThrow().itemsIn(ItemState.ACTIVE)).isEmpty();
    assertThat(told()).hasSize(1);
    outbox.again();
    outbox.again();
    assertThat(told()).extracting(TestConsents::type).containsExactly(TestConsents.CHANGED, TestConsents.WITHDRAWN);
  }

  @Test
  void of_what_is_rolled_back_nothing_is_made_up_for_either() {
    transaction.executeWithoutResult(status -> {
      outbox.put(failingOnce());
      status.setRollbackOnly();
    });
    transaction.executeWithoutResult(status -> outbox.put(failingOnce()));

    outbox.again();

    assertThat(bank.eventsOf(client)).hasSize(1);
  }

  private Supplier<Stream<SecurityEvent>> failingOnce() {
    var asked = new AtomicBoolean();
    return () -> {
      if (asked.compareAndSet(false, true)) {
        throw new IllegalStateException("planted");
      }
      return Stream.of(anEvent());
    };
  }

  private SecurityEvent anEvent() {
    return new SecurityEvent(UUID.randomUUID(), client, EventType.VERIFICATION, null, null, "{}",
        clock.instant(), clock.instant());
  }

  private List<JWTClaimsSet> told() {
    return events.waiting(client, clock.instant(), 100).stream().map(tokens::sign).map(bank::proved).toList();
  }

  private JWTClaimsSet only() {
    assertThat(told()).hasSize(1);
    return told().get(0);
  }

  /** As the schedule does. */
  private void settle() {
    Object ends = AopTestUtils.getUltimateTargetObject(context.getBean("consentEnds"));
    ReflectionTestUtils.invokeMethod(ends, "settle");
  }

  private void decide(Map<String, Object> decision) {
    identity.setAuthentication("approver", List.of("approver"));
    try {
      tasks.complete(tasks.createTaskQuery()
          .processInstanceBusinessKey(bank.changes.of(steve, client).get(0).id().toString()).singleResult().getId(),
          decision);
    } finally {
      identity.clearAuthentication();
    }
  }
}
