package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.assent.AssertionsUseThisEngine;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks every path of {@code consent-change.bpmn}. */
@ConsentChangeTest
@ExtendWith(AssertionsUseThisEngine.class)
class ConsentChangeProcessTest {

  @Autowired
  private TestCustomers customers;
  @Autowired
  private ConsentWidening widening;
  @Autowired
  private RecordedEvents events;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;
  @Autowired
  private HistoryService history;
  @Autowired
  private Notifications notifications;

  @Test
  void a_grant_of_ordinary_items_is_applied_before_the_customer_goes_on() {
    String steve = customers.newCustomer();

    ConsentDifference difference = customers.authorizes(steve, "demandDeposit", "creditCards");

    assertThat(difference).isEqualTo(
        new ConsentDifference(List.of("creditCards", "demandDeposit"), List.of(), List.of(), List.of()));
    assertThat(customers.active(steve)).containsExactly("creditCards", "demandDeposit");
    assertThat(instanceOf(steve).getEndActivityId()).isEqualTo("applied");
    assertThat(customers.latest(steve).status()).isEqualTo(ChangeStatus.APPLIED);
  }

  @Test
  void a_change_shows_what_was_added_kept_and_withdrawn() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit", "timeDeposit");

    ConsentDifference difference = customers.authorizes(steve, "timeDeposit", "creditCards");

    assertThat(difference).isEqualTo(
        new ConsentDifference(List.of("creditCards"), List.of("timeDeposit"), List.of("demandDeposit"), List.of()));
    assertThat(customers.active(steve)).containsExactly("creditCards", "timeDeposit");
  }

  @Test
  void a_sensitive_item_waits_for_an_officer_and_the_others_work() {
    String anne = customers.newCustomer();

    ConsentDifference difference = customers.authorizes(anne, "demandDeposit", "contactInfo");

    assertThat(difference.added()).containsExactly("demandDeposit");
    assertThat(difference.pending()).containsExactly("contactInfo");
    assertThat(customers.active(anne)).containsExactly("demandDeposit");
    assertThat(customers.pending(anne)).containsExactly("contactInfo");
    assertThat(running(anne)).isWaitingAt("review").task().hasCandidateGroup("approver");
    assertThat(customers.latest(anne).review()).isEqualTo("SENSITIVE_ITEM");
  }

  @Test
  void officers_who_let_it_lie_are_reminded_every_day_and_then_the_managers_may_decide_too() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo");
    ProcessInstance instance = running(anne);

    fireTimer(instance, "remind-after");
    fireTimer(instance, "remind-after");
    assertThat(told("approver")).startsWith("review-reminder", "review-reminder");

    fireTimer(instance, "escalate-after");
    assertThat(instance).hasPassed("reminded", "escalated").task("review").hasCandidateGroup("manager");
    assertThat(told("manager")).startsWith("review-escalated");
    assertThat(customers.pending(anne)).containsExactly("contactInfo");
  }

  private void fireTimer(ProcessInstance instance, String event) {
    ManagementService management = engine.getManagementService();
    management.executeJob(management.createJobQuery().processInstanceId(instance.getId()).activityId(event)
        .timers().singleResult().getId());
  }

  private List<String> told(String group) {
    return notifications.of(Recipient.Kind.STAFF_GROUP, group, 10).stream().map(told -> told.notice().code()).toList();
  }

  @Test
  void an_approval_shares_the_item() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo");
    ProcessInstance instance = running(anne);
    Instant asked = customers.consentOf(anne).changedAt();

    decide(anne, Map.of("decision", "approve"));

    assertThat(instance).isEnded().hasPassed("activate-items");
    assertThat(customers.consentOf(anne).changedAt()).isAfter(asked);
    assertThat(customers.active(anne)).containsExactly("contactInfo");
    assertThat(customers.latest(anne).status()).isEqualTo(ChangeStatus.APPROVED);
    assertThat(customers.latest(anne).decision().by()).isEqualTo("adam");
    assertThat(events.of(ConsentChangeDecided.class)).anyMatch(event ->
        event.changeId().equals(customers.latest(anne).id()) && event.approved());
  }

  @Test
  void a_rejection_keeps_the_item_closed_and_its_reason_in_the_modules_table_only() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo");
    ProcessInstance instance = running(anne);

    decide(anne, Map.of("decision", "reject", "reason", "Please visit a branch first"));

    assertThat(instance).isEnded().hasPassed("decline-items");
    assertThat(customers.active(anne)).isEmpty();
    assertThat(customers.pending(anne)).isEmpty();
    assertThat(customers.latest(anne).decision().reason()).isEqualTo("Please visit a branch first");
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list())
        .extracting(HistoricVariableInstance::getValue).doesNotContain("Please visit a branch first");
  }

  @Test
  void a_review_ends_when_the_customer_takes_the_item_back() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "demandDeposit", "contactInfo");
    ConsentChange reviewed = customers.latest(anne);
    ProcessInstance instance = running(anne);

    customers.authorizes(anne, "demandDeposit");

    assertThat(instance).isEnded().hasPassed("taken-back");
    assertThat(customers.pending(anne)).isEmpty();
    widening.activate(reviewed.id());
    assertThat(customers.active(anne)).containsExactly("demandDeposit");
  }

  @Test
  void an_item_ticked_again_goes_on_waiting_in_the_same_review() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo");
    ProcessInstance instance = running(anne);

    ConsentDifference again = customers.authorizes(anne, "contactInfo", "creditCards");

    assertThat(again.pending()).containsExactly("contactInfo");
    assertThat(again.added()).containsExactly("creditCards");
    assertThat(again.kept()).isEmpty();
    assertThat(customers.latest(anne).difference().pending()).isEmpty();
    assertThat(instance).isWaitingAt("review");
    assertThat(instanceOf(anne).getEndActivityId()).isEqualTo("applied");
  }

  @Test
  void a_full_withdrawal_is_an_instance_of_its_own_and_leaves_nothing_open() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "demandDeposit", "contactInfo");
    ProcessInstance review = running(anne);

    ConsentDifference difference = customers.withdrawsAll(anne);

    assertThat(difference.withdrawn()).containsExactly("contactInfo", "demandDeposit");
    assertThat(customers.active(anne)).isEmpty();
    assertThat(review).isEnded();
    assertThat(instanceOf(anne).getEndActivityId()).isEqualTo("applied");
    assertThat(customers.latest(anne).channel()).isEqualTo(Channel.BANK_DASHBOARD);
  }

  @Test
  void a_repeated_delegate_changes_nothing_twice() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "demandDeposit", "contactInfo");
    ConsentChange change = customers.latest(anne);
    decide(anne, Map.of("decision", "approve"));
    int announced = announced(change);

    widening.apply(change.id());
    widening.hold(change.id(), Hold.ALL, "SENSITIVE_ITEM");
    widening.activate(change.id());
    widening.decline(change.id());

    assertThat(customers.latest(anne).status()).isEqualTo(ChangeStatus.APPROVED);
    assertThat(customers.active(anne)).containsExactly("contactInfo", "demandDeposit");
    assertThat(announced(change)).isEqualTo(announced);
  }

  @Test
  void the_officer_sees_a_masked_customer_and_the_engine_keeps_none() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo", "creditCards");

    Map<String, Object> facts = tasks.getVariablesLocal(taskOf(anne).getId());

    assertThat(facts).containsEntry("tsp", "Enjoy Life Co., Ltd.").containsEntry("client", "tsp2");
    assertThat((String) facts.get("customerRef")).endsWith(anne.substring(anne.length() - 3)).doesNotContain(anne);
    assertThat(facts.get("items").toString()).contains("ContactInfo", "awaits your decision");
    assertThat(history.createHistoricVariableInstanceQuery()
        .processInstanceId(running(anne).getId()).list()).extracting(HistoricVariableInstance::getName)
        .containsExactlyInAnyOrder("widening", "sensitive", "flaggedCustomer", "flaggedTsp", "review", "hold",
            "reviewReason");
  }

  @Test
  void officers_tell_the_changes_in_their_list_apart_by_number_and_time() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo");
    String number = customers.latest(anne).id().toString().substring(0, 8);

    assertThat(taskOf(anne).getDescription()).startsWith("Change " + number + " of 20")
        .contains("A sensitive item").doesNotContain(anne);
  }

  @Test
  void an_unknown_decision_is_refused() {
    String anne = customers.newCustomer();
    customers.authorizes(anne, "contactInfo");

    assertThatThrownBy(() -> decide(anne, Map.of("decision", "anything"))).isInstanceOf(RuntimeException.class);

    assertThat(customers.pending(anne)).isEqualTo(Set.of("contactInfo"));
  }

  private int announced(ConsentChange change) {
    return (int) (events.of(ConsentChangeApplied.class).stream().filter(e -> e.changeId().equals(change.id())).count()
        + events.of(ConsentChangeDecided.class).stream().filter(e -> e.changeId().equals(change.id())).count());
  }

  private void decide(String customer, Map<String, Object> answers) {
    String task = taskOf(customer).getId();
    identity.setAuthentication("adam", List.of("approver"));
    try {
      tasks.complete(task, answers);
    } finally {
      identity.clearAuthentication();
    }
  }

  private Task taskOf(String customer) {
    return tasks.createTaskQuery().processInstanceId(running(customer).getId()).singleResult();
  }

  private ProcessInstance running(String customer) {
    return engine.getRuntimeService().createProcessInstanceQuery()
        .processInstanceBusinessKey(customers.latest(customer).id().toString()).singleResult();
  }

  private HistoricProcessInstance instanceOf(String customer) {
    return history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(customers.latest(customer).id().toString()).singleResult();
  }
}
