package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.approval.SignedDecisions;
import dev.assent.approval.StaffGroup;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People of the bank who try through REST what they may not do. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistAttackIT {

  private static final String PASSWORD = "correct horse";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private TwoLevels process;
  @Autowired
  private SignedInOrder otherProcess;
  @Autowired
  private SignedDecisions signed;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;

  private StaffBrowser everybody;
  private String request;
  private Task task;

  @BeforeEach
  void a_task_for_reviewers() {
    request = process.start();
    task = process.taskOf(request);
  }

  @AfterEach
  void nobody_asked() {
    process.askedBy = null;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'decision':{'value':'anything'} | Choose a decision",
      "'decision':{'value':true} | Choose a decision",
      "'reason':{'value':'Because'} | Choose a decision",
      "'decision':{'value':'reject'} | Give a reason",
      "'decision':{'value':'return'},'reason':{'value':'  '} | Give a reason",
      "'decision':{'value':'approve'},'company':{'value':'Another Company Ltd.'} | cannot be changed by a decision",
      "'decision':{'value':'approve'},'applicant':{'value':'x','local':true} | cannot be changed by a decision",
      "'decision':{'value':'approve'},'levels':{'value':'reviewer'} | cannot be changed by a decision",
      "'decision':{'value':'approve'},'earlierDecisions':{'value':'[]'} | cannot be changed by a decision",
      "'decision':{'value':'approve','type':'Json'} | is of a kind that no field",
      "'decision':{'value':['approve',['approve']]} | Choose a decision",
      "'decision':{'value':{'approve':true}} | is of a kind that no field",
      "'decision':{'value':'approve'},'reason':{'value':7,'type':'Integer'} | The reason is a text",
      "'decision':{'value':'approve'},'reason':{'value':'{','type':'Json'} | is of a kind that no field",
      "'decision':{'value':'rO0A','type':'Object','valueInfo':{'objectTypeName':'x'," +
          "'serializationDataFormat':'application/x-java-serialized-object'}} | is of a kind that no field",
      "'decision':{'value':'approve'},'fields':{'value':'aGk=','type':'File'} | is of a kind that no field",
      "'decision':{'value':'approve'},'x':{'value':'2030-01-01T08:00:00.000+0000','type':'Date'} | is of a kind",
      "'decision':{'value':'approve'},'reason':{'value':'<a/>','type':'Xml'} | is of a kind that no field",
      "'decision':{'value':'approve'},'reason':{'value':'AA==','type':'Bytes'} | is of a kind that no field",
      "'decision':{'value':'approve','type':{}} | is of a kind that no field",
      "'decision':null | is of a kind that no field"})
  void a_decision_that_does_not_hold_is_refused_with_a_sentence(String variables, String sentence) {
    HttpResponse<String> answer = submit(person(StaffGroup.REVIEWER), task, variables.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(sentence);
    assertUntouched();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"null | Send a JSON object", "[] | Send a JSON object", "{ | Send a JSON object",
      "{\"variables\":[]} | not a JSON object"})
  void a_body_that_is_no_decision_is_refused_with_a_sentence(String body, String sentence) {
    HttpResponse<String> answer =
        browser(person(StaffGroup.REVIEWER)).call("POST", "task/" + task.getId() + "/submit-form", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(sentence);
    assertUntouched();
  }

  @Test
  void whoever_asked_does_not_decide() {
    String applicant = person(StaffGroup.REVIEWER);
    process.askedBy = applicant;

    assertThat(submit(applicant, task, approval()).body()).contains("You asked for this yourself");
    assertUntouched();
  }

  @Test
  void whoever_is_not_of_the_bank_does_not_decide() {
    String path = "task/" + task.getId() + "/submit-form";

    assertThat(new StaffBrowser(port).call("POST", path, "{\"variables\":{" + approval() + "}}").statusCode())
        .isEqualTo(401);
    assertUntouched();
  }

  @Test
  void whoever_signed_the_level_before_does_not_sign_this_one() {
    String both = person(StaffGroup.REVIEWER, StaffGroup.APPROVER);
    assertThat(submit(both, task, approval()).statusCode()).isEqualTo(204);

    HttpResponse<String> second = submit(both, process.taskOf(request), approval());

    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("You have already signed this request");
    assertThat(signed.of(TwoLevels.PROCESS, request)).hasSize(1);
  }

  @Test
  void another_group_does_not_decide_nor_read() {
    String approver = person(StaffGroup.APPROVER, StaffGroup.MANAGER);

    HttpResponse<String> answer = submit(approver, task, approval());
    assertThat(answer.statusCode()).isNotIn(200, 204);
    assertThat(browser(approver).call("GET", "task/" + task.getId() + "/form-variables", null).body())
        .doesNotContain(TwoLevels.FACT);
    assertUntouched();
  }

  @Test
  void a_task_of_another_process_and_a_step_of_the_applicant_are_not_decided() {
    Task others = otherProcess.taskOf(otherProcess.start("manager", 3));
    String reviewer = person(StaffGroup.REVIEWER, StaffGroup.APPROVER);
    assertThat(submit(reviewer, others, approval()).statusCode()).isNotIn(200, 204);
    assertThat(tasks.createTaskQuery().taskId(others.getId()).count()).isOne();

    submit(reviewer, task, "\"decision\":{\"value\":\"return\"},\"reason\":{\"value\":\"Wrong address\"}");
    Task correction = process.taskOf(request);
    assertThat(correction.getTaskDefinitionKey()).isEqualTo("correct");
    assertThat(submit(reviewer, correction, "").statusCode()).isNotIn(200, 204);
    assertThat(tasks.createTaskQuery().taskId(correction.getId()).count()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"name, Harmless", "description, Nothing to see", "assignee, {me}", "owner, {me}", "priority, 99",
      "due, 2030-01-01T08:00:00.000+0000", "due,", "tenantId, t", "parentTaskId, p", "caseInstanceId, c",
      "delegationState, RESOLVED", "id, another", "formKey, f", "processInstanceId, i", "processDefinitionId, d",
      "executionId, e", "taskDefinitionKey, second", "caseExecutionId, c", "caseDefinitionId, c", "suspended, true",
      "created, 2020-01-01T08:00:00.000+0000", "created, long ago"})
  void a_change_of_a_task_changes_its_follow_up_date_and_nothing_else(String field, String value) {
    String reviewer = person(StaffGroup.REVIEWER);
    StaffBrowser browser = browser(reviewer);
    String written = value == null ? "null" : "\"" + value.replace("{me}", reviewer) + "\"";
    String changed = browser.call("GET", "task/" + task.getId(), null).body()
        .replace("\"followUp\":null", "\"followUp\":\"2030-01-01T08:00:00.000+0000\"")
        .replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]*)", "\"" + field + "\":" + written);

    HttpResponse<String> answer = browser.call("PUT", "task/" + task.getId(), changed);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Only the follow-up date of a task can be changed.");
    assertUntouched();
  }

  @Test
  void a_follow_up_date_on_a_colleagues_or_another_groups_task_is_refused() {
    String holder = person(StaffGroup.REVIEWER);
    browser(holder).call("POST", "task/" + task.getId() + "/claim", "{\"userId\":\"" + holder + "\"}");
    String shown = browser(holder).call("GET", "task/" + task.getId(), null).body()
        .replace("\"followUp\":null", "\"followUp\":\"2030-01-01T08:00:00.000+0000\"");

    assertThat(browser(person(StaffGroup.REVIEWER)).call("PUT", "task/" + task.getId(), shown).body())
        .contains("claimed by " + holder);
    assertThat(browser(person(StaffGroup.APPROVER)).call("PUT", "task/" + task.getId(), shown).statusCode())
        .isNotIn(200, 204);
    assertThat(process.taskOf(request).getFollowUpDate()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
      "POST, /camunda/api/admin/auth/user/default/login/tasklist", "GET, /camunda/app/cockpit/default/",
      "GET, /camunda/app/admin/default/", "GET, /camunda/app/welcome/default/",
      "GET, /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
      "POST, task/{task}/complete", "POST, task/{task}/resolve", "POST, task/{task}/delegate",
      "POST, task/{task}/assignee", "PUT, task/{task}/assignee", "POST, task/{task}/bpmnError",
      "POST, task/{task}/bpmnEscalation", "POST, task/{task}/variables", "PUT, task/{task}/variables",
      "PUT, task/{task}/variables/applicant", "DELETE, task/{task}/variables/applicant",
      "POST, task/{task}/variables/applicant/data", "POST, task/{task}/localVariables",
      "PUT, task/{task}/localVariables/applicant", "DELETE, task/{task}/localVariables/applicant",
      "POST, task/{task}/identity-links", "POST, task/{task}/identity-links/delete",
      "DELETE, task/{task}/identity-links", "PUT, task/{task}/claim", "PUT, task/{task}/submit-form",
      "DELETE, task/{task}", "PATCH, task/{task}", "POST, task/{task}", "PUT, task", "POST, task/create",
      "POST, task/{task}/comment/create", "DELETE, task/{task}/comment", "POST, task/{task}/attachment/create",
      "DELETE, task/{task}/attachment/1", "POST, filter/create", "PUT, filter/1", "DELETE, filter/1",
      "POST, process-definition/key/tsp-registration/start", "POST, process-definition/{definition}/start",
      "POST, process-definition/key/tsp-registration/submit-form",
      "PUT, process-definition/key/tsp-registration/suspended",
      "PUT, process-definition/{definition}/suspended", "PUT, process-definition/suspended",
      "DELETE, process-definition/{definition}", "DELETE, process-definition/key/tsp-registration",
      "PUT, process-definition/{definition}/history-time-to-live",
      "POST, process-definition/{definition}/restart", "POST, process-instance/{instance}/modification",
      "POST, process-instance/{instance}/modification-async", "PUT, process-instance/{instance}/suspended",
      "PUT, process-instance/suspended", "POST, process-instance/suspended-async", "POST, process-instance/delete",
      "DELETE, process-instance/{instance}", "POST, process-instance/{instance}/variables",
      "PUT, process-instance/{instance}/variables/decision", "DELETE, process-instance/{instance}/variables/levels",
      "GET, process-instance/{instance}/variables", "POST, process-instance/message-async",
      "GET, variable-instance", "POST, variable-instance", "POST, message", "POST, signal", "POST, condition",
      "POST, execution/{instance}/signal", "POST, execution/{instance}/localVariables",
      "PUT, execution/{instance}/localVariables/decision", "POST, execution/{instance}/messageSubscriptions/x/trigger",
      "POST, execution/{instance}/create-incident", "GET, job", "POST, job/1/execute", "PUT, job/1/retries",
      "PUT, job/1/duedate", "PUT, job/1/suspended", "PUT, job-definition/1/suspended", "DELETE, incident/1",
      "PUT, incident/1/annotation", "POST, external-task/fetchAndLock", "POST, external-task/1/complete",
      "POST, deployment/create", "GET, deployment", "DELETE, deployment/1", "POST, modification/execute",
      "POST, modification/executeAsync", "POST, migration/execute", "POST, migration/generate", "POST, user/create",
      "PUT, user/head/credentials", "PUT, user/head/profile", "DELETE, user/head", "GET, user", "POST, group/create",
      "PUT, group/approver", "DELETE, group/approver", "GET, group", "PUT, group/approver/members/me",
      "DELETE, group/approver/members/me", "POST, authorization/create", "PUT, authorization/1",
      "DELETE, authorization/1", "POST, identity/verify", "POST, history/task", "DELETE, history/process-instance/1",
      "POST, history/process-instance/delete", "PUT, history/user-operation/1/set-annotation",
      "POST, history/cleanup", "POST, batch/1/suspended", "DELETE, batch/1", "GET, decision-definition",
      "POST, decision-definition/key/approval-flow/evaluate", "POST, telemetry/configuration"})
  void what_tasklist_does_not_need_is_closed_even_to_a_manager(String method, String path) {
    HttpResponse<String> answer = ofAllGroups().call(method, path.replace("{task}", task.getId())
        .replace("{instance}", task.getProcessInstanceId())
        .replace("{definition}", task.getProcessDefinitionId()), "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).as("refused by the chain, not by the engine").contains("forbidden");
    assertUntouched();
  }

  /** The same person for all that is closed: a log-in takes its time. */
  private StaffBrowser ofAllGroups() {
    if (everybody == null) {
      everybody = browser(person(StaffGroup.REVIEWER, StaffGroup.APPROVER, StaffGroup.MANAGER));
    }
    return everybody;
  }

  private void assertUntouched() {
    assertThat(signed.of(TwoLevels.PROCESS, request)).isEmpty();
    Task now = process.taskOf(request);
    assertThat(now).usingRecursiveComparison().comparingOnlyFields("id", "name", "description", "assignee", "owner",
        "priority", "dueDate", "followUpDate", "delegationState", "tenantId", "suspensionState").isEqualTo(task);
    assertThat(tasks.getIdentityLinksForTask(now.getId())).extracting(IdentityLink::getGroupId)
        .containsExactly("reviewer");
    assertThat(tasks.getVariablesLocal(now.getId())).containsEntry("applicant", TwoLevels.FACT);
    assertThat(runtime.getVariables(now.getProcessInstanceId())).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(request).active().count()).isOne();
  }

  private HttpResponse<String> submit(String name, Task what, String variables) {
    return browser(name).call("POST", "task/" + what.getId() + "/submit-form", "{\"variables\":{" + variables + "}}");
  }

  private StaffBrowser browser(String name) {
    return StaffBrowser.loggedIn(port, name, PASSWORD);
  }

  private String person(StaffGroup... groups) {
    String name = "attacker" + PEOPLE.incrementAndGet();
    directory.add(name, "Person", PASSWORD, Set.of(groups));
    return name;
  }

  private static String approval() {
    return "\"decision\":{\"value\":\"approve\"}";
  }
}
