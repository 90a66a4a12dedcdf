package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.approval.SignedDecisions;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@EngineTest
class DecisionGateTest {

  @Autowired
  private TwoLevels process;
  @Autowired
  private SignedDecisions signed;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private IdentityService identities;
  @Autowired
  private HistoryService history;

  @AfterEach
  void nobodyAsked() {
    process.askedBy = null;
    process.failure = null;
  }

  @Test
  void two_people_of_two_groups_sign_a_request_through() {
    String request = process.start();

    process.decide(request, "rita", "reviewer", Map.of("decision", "approve", "reason", " Looks right "));
    process.decide(request, "anton", "approver", Map.of("decision", "approve"));

    assertThat(process.isOver(request)).isTrue();
    assertThat(signed.of(TwoLevels.PROCESS, request))
        .extracting(SignedDecisions.Signed::group, SignedDecisions.Signed::decidedBy, SignedDecisions.Signed::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("reviewer", "rita", "Looks right"),
            org.assertj.core.groups.Tuple.tuple("approver", "anton", null));
  }

  @Test
  void who_loses_a_row_to_somebody_else_is_told_so_and_nothing_is_signed() {
    String request = process.start();
    String task = process.taskOf(request).getId();
    for (RuntimeException lost : List.of(new CannotAcquireLockException("Deadlock"),
        new ProcessEngineException("Deadlock", new PersistenceException(new SQLException("", "40001", 40001))))) {
      process.failure = lost;

      assertThatThrownBy(() -> process.decide(request, "rita", "reviewer", Map.of("decision", "approve")))
          .isInstanceOf(DecisionRefused.class).hasMessageStartingWith("Somebody else has just changed");
      identities.setAuthentication("rita", List.of("reviewer"));
      assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("decision", "approve")))
          .isInstanceOf(WebApplicationException.class).hasMessageStartingWith("Somebody else has just changed");
      identities.clearAuthentication();
    }
    assertThat(signed.of(TwoLevels.PROCESS, request)).isEmpty();

    process.failure = new ProcessEngineException("Out of order");
    assertThatThrownBy(() -> process.decide(request, "rita", "reviewer", Map.of("decision", "approve")))
        .hasMessage("Out of order");
  }

  @Test
  void an_unknown_decision_is_refused() {
    assertRefused("rita", "reviewer", Map.of("decision", "anything")).hasMessageContaining("Choose a decision");
    assertRefused("rita", "reviewer", Map.of()).hasMessageContaining("Choose a decision");
    assertRefused("rita", "reviewer", null).hasMessageContaining("Choose a decision");
  }

  @Test
  void a_decision_that_this_task_does_not_offer_is_refused() {
    String request = process.start();
    process.decide(request, "rita", "reviewer", Map.of("decision", "approve"));

    assertThatThrownBy(() -> process.decide(request, "anton", "approver",
        Map.of("decision", "return", "reason", "Wrong address")))
        .hasMessage("Choose a decision: approve or reject.");
  }

  @Test
  void an_earlier_decision_does_not_answer_for_a_later_level() {
    String request = process.start();
    process.decide(request, "rita", "reviewer", Map.of("decision", "approve"));

    assertThatThrownBy(() -> process.decide(request, "anton", "approver", Map.of()))
        .isInstanceOf(DecisionRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wrong \u202essap", "Wrong\u2066 number", "Wro\u200bng", "Wrong\u0000", "Wrong\u001b[2J"})
  void a_reason_with_characters_that_nobody_sees_is_refused(String reason) {
    assertRefused("rita", "reviewer", Map.of("decision", "reject", "reason", reason))
        .hasMessageContaining("invisible characters");
    assertRefused("rita", "reviewer", Map.of("decision", "approve", "reason", reason))
        .hasMessageContaining("invisible characters");
  }

  @Test
  void every_decision_but_an_approval_needs_a_reason() {
    assertRefused("rita", "reviewer", Map.of("decision", "reject")).hasMessageContaining("Give a reason");
    assertRefused("rita", "reviewer", Map.of("decision", "return", "reason", "  "))
        .hasMessageContaining("Give a reason");
    assertRefused("rita", "reviewer", Map.of("decision", "return", "reason", "\u00a0\u200b\u3164"))
        .hasMessageContaining("Give a reason");
    assertRefused("rita", "reviewer", Map.of("decision", "reject", "reason", "x".repeat(1001)))
        .hasMessageContaining("too long");
  }

  @Test
  void a_submission_that_changes_a_fact_or_a_process_variable_is_refused() {
    assertRefused("rita", "reviewer", Map.of("decision", "approve", "applicant", "Somebody else"))
        .hasMessage("\"applicant\" cannot be changed by a decision.");
    assertRefused("rita", "reviewer", Map.of("decision", "approve", "levels", 1))
        .hasMessage("\"levels\" cannot be changed by a decision.");
  }

  static Stream<TypedValue> oddKinds() {
    return Stream.of(SpinValues.jsonValue("{").create(), SpinValues.jsonValue("{\"a\":1}").create(),
        SpinValues.xmlValue("<a/>").create(), Variables.dateValue(new Date()), Variables.byteArrayValue(new byte[1]),
        Variables.fileValue("a.txt").file(new byte[1]).create(),
        Variables.serializedObjectValue("rO0A").objectTypeName("x")
            .serializationDataFormat(SerializationDataFormats.JAVA).create(),
        Variables.objectValue(Map.of("a", 1)).create());
  }

  @ParameterizedTest
  @MethodSource("oddKinds")
  void an_answer_of_a_kind_that_no_form_sends_is_refused(TypedValue odd) {
    for (String name : new String[] {"decision", "reason", "fields"}) {
      Map<String, Object> submitted = new HashMap<>(Map.of("decision", "approve"));
      submitted.put(name, odd);
      assertRefused("rita", "reviewer", submitted)
          .hasMessage("\"" + name + "\" is of a kind that no field of the form has.");
    }
  }

  @Test
  void a_number_or_a_list_is_no_decision_and_no_reason() {
    assertRefused("rita", "reviewer", Map.of("decision", 1)).hasMessageContaining("Choose a decision");
    assertRefused("rita", "reviewer", Map.of("decision", List.of("approve"))).hasMessageContaining("Choose a decision");
    assertRefused("rita", "reviewer", Map.of("decision", "approve", "reason", 7)).hasMessage("The reason is a text.");
    assertRefused("rita", "reviewer", Map.of("decision", "reject", "reason", List.of("a")))
        .hasMessage("The reason is a text.");
  }

  @Test
  void somebody_of_another_group_cannot_sign() {
    assertThatThrownBy(() -> process.decide(process.start(), "anton", "approver", Map.of("decision", "approve")))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void nobody_signs_two_levels_of_one_request() {
    String request = process.start();
    process.decide(request, "mona", "reviewer", Map.of("decision", "approve"));

    assertThatThrownBy(() -> process.decide(request, "mona", "approver", Map.of("decision", "approve")))
        .hasMessageContaining("already signed");
    assertThat(process.isOver(request)).isFalse();
  }

  @Test
  void after_a_return_the_same_person_may_sign_the_corrected_request() {
    String request = process.start();
    process.decide(request, "rita", "reviewer", Map.of("decision", "return", "reason", "Wrong address"));
    tasks.complete(process.taskOf(request).getId());

    process.decide(request, "rita", "reviewer", Map.of("decision", "approve"));

    assertThat(process.taskOf(request).getTaskDefinitionKey()).isEqualTo("second");
  }

  @Test
  void nobody_decides_on_what_they_asked_for() {
    process.askedBy = "rita";

    assertRefused("rita", "reviewer", Map.of("decision", "approve")).hasMessageContaining("asked for this yourself");
  }

  @Test
  void a_task_that_somebody_has_claimed_is_theirs_to_decide() {
    String request = process.start();
    tasks.claim(process.taskOf(request).getId(), "ralf");

    assertThatThrownBy(() -> process.decide(request, "rita", "reviewer", Map.of("decision", "approve")))
        .hasMessageContaining("claimed by ralf");
  }

  @Test
  void without_a_signed_in_person_nothing_is_decided() {
    String task = process.taskOf(process.start()).getId();

    assertThatThrownBy(() -> tasks.complete(task, Map.of("decision", "approve")))
        .hasMessageContaining("Sign in");
  }

  @Test
  void a_step_without_a_review_is_not_decided_in_tasklist() {
    String request = process.start();
    process.decide(request, "rita", "reviewer", Map.of("decision", "return", "reason", "Wrong address"));

    assertThatThrownBy(() -> process.decide(request, "rita", "reviewer", Map.of()))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void the_reason_reaches_the_use_case_and_never_the_engine() {
    String request = process.start();

    process.decide(request, "rita", "reviewer", Map.of("decision", "reject", "reason", "The address is a mailbox"));

    assertThat(process.decided).last().extracting(Decision::reason).isEqualTo("The address is a mailbox");
    assertThat(history.createHistoricVariableInstanceQuery().variableName("reason").count()).isZero();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String signer, String group,
      Map<String, Object> submitted) {
    String request = process.start();
    int before = process.decided.size();
    var refusal = assertThatThrownBy(() -> process.decide(request, signer, group, submitted))
        .isInstanceOf(DecisionRefused.class);
    assertThat(process.decided).hasSize(before);
    assertThat(signed.of(TwoLevels.PROCESS, request)).isEmpty();
    assertThat(process.taskOf(request).getTaskDefinitionKey()).isEqualTo("first");
    return refusal;
  }
}
