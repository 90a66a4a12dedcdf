package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.notification.Told;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The customer is told of every grant and change, so that one that they did not make is noticed. */
@ConsentChangeTest
class ConsentNoticesTest {

  private static final String COMPANY = "Enjoy Life Co., Ltd.";
  private static final String LINK = "/consents/with/tsp2";

  @Autowired
  private TestCustomers customers;
  @Autowired
  private Notifications notifications;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;

  @Autowired
  private HistoryService history;

  private String steve;

  @BeforeEach
  void a_customer() {
    steve = customers.newCustomer();
  }

  @Test
  void a_grant_is_told_with_what_was_granted() {
    customers.authorizes(steve, "creditCards", "demandDeposit");
    assertThat(told()).containsExactly(
        new Notice("consent-granted", List.of(COMPANY, "creditCards,demandDeposit"), LINK));
  }

  @Test
  void a_change_is_told_with_what_is_shared_now() {
    customers.authorizes(steve, "creditCards");
    customers.authorizes(steve, "creditCards", "timeDeposit");
    assertThat(told().get(0))
        .isEqualTo(new Notice("consent-changed", List.of(COMPANY, "creditCards,timeDeposit"), LINK));
  }

  @Test
  void narrowing_is_told_once() {
    customers.authorizes(steve, "creditCards", "demandDeposit");
    customers.authorizes(steve, "creditCards");
    assertThat(told()).extracting(Notice::code).containsExactly("consent-changed", "consent-granted");
    assertThat(told().get(0).arguments()).containsExactly(COMPANY, "creditCards");
  }

  @Test
  void renewing_the_same_items_is_told() {
    customers.authorizes(steve, "creditCards");
    customers.authorizes(steve, "creditCards");
    assertThat(told()).hasSize(2);
  }

  @Test
  void a_withdrawal_is_told_once() {
    customers.authorizes(steve, "creditCards", "demandDeposit");
    customers.withdrawsAll(steve);
    assertThat(told()).extracting(Notice::code).containsExactly("consent-withdrawn", "consent-granted");
  }

  @Test
  void that_the_tsp_gave_a_consent_up_is_told_in_words_of_its_own() {
    customers.authorizes(steve, "creditCards", "contactInfo");
    String reviewed = customers.latest(steve).id().toString();

    customers.isGivenUpByTsp(steve);

    assertThat(told().get(0)).isEqualTo(new Notice("consent-withdrawn-by-tsp", List.of(COMPANY), LINK));
    assertThat(customers.latest(steve).channel()).isEqualTo(Channel.TSP);
    assertThat(customers.active(steve)).isEmpty();
    assertThat(customers.pending(steve)).isEmpty();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(reviewed).count()).isZero();
    assertThat(history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(customers.latest(steve).id().toString()).finished().count()).isOne();
  }

  @Test
  void what_customer_care_withdraws_is_told_with_the_reason_and_without_the_officer() {
    customers.authorizes(steve, "creditCards");
    customers.asksToWithdraw(steve, "care", "The phone is lost");
    assertThat(told().get(0))
        .isEqualTo(new Notice("consent-withdrawn-on-request", List.of(COMPANY, "The phone is lost"), LINK));
  }

  @Test
  void what_waits_for_the_bank_is_told_and_so_is_its_answer() {
    customers.authorizes(steve, "contactInfo", "creditCards");
    assertThat(told()).extracting(Notice::code).containsExactlyInAnyOrder("consent-granted", "consent-pending");
    decide(Map.of("decision", "approve"));
    assertThat(told().get(0))
        .isEqualTo(new Notice("consent-changed", List.of(COMPANY, "contactInfo,creditCards"), LINK));
  }

  @Test
  void a_refusal_is_told_with_its_reason() {
    customers.authorizes(steve, "contactInfo");
    decide(Map.of("decision", "reject", "reason", "Please visit a branch"));
    assertThat(told().get(0))
        .isEqualTo(new Notice("consent-declined", List.of(COMPANY, "Please visit a branch"), LINK));
  }

  private List<Notice> told() {
    return notifications.of(Recipient.Kind.CUSTOMER, steve, 20).stream().map(Told::notice).toList();
  }

  private void decide(Map<String, Object> decision) {
    identity.setAuthentication("approver", List.of("approver"));
    try {
      tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(customers.latest(steve).id().toString())
          .singleResult().getId(), decision);
    } finally {
      identity.clearAuthentication();
    }
  }
}
