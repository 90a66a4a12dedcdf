package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.approval.Deputies;
import dev.assent.approval.Deputyship;
import dev.assent.approval.StaffGroup;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A running server, used and attacked over HTTP. */
@ServerTest
class TasklistIT {

  private static final String PASSWORD = "correct horse";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private TwoLevels process;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identities;
  @Autowired
  private Deputies deputies;

  @Test
  void one_log_in_opens_the_console_and_tasklist() {
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));

    assertThat(reviewer.open("/bank").statusCode()).isEqualTo(200);
    assertThat(reviewer.open(TASKLIST).statusCode()).isEqualTo(200);
    assertThat(reviewer.call("GET", "/camunda/api/admin/auth/user/default", null).body())
        .contains("\"authorizedApps\":[").contains("tasklist").doesNotContain("cockpit").doesNotContain("\"admin\"");
  }

  @Test
  void a_browser_without_a_log_in_is_led_to_it_and_back_to_tasklist() {
    StaffBrowser browser = new StaffBrowser(port);

    HttpResponse<String> turnedAway = browser.open(TASKLIST);
    assertThat(turnedAway.statusCode()).isEqualTo(302);
    assertThat(turnedAway.headers().firstValue("Location")).get().asString().endsWith("/bank/login");
    assertThat(browser.logIn(person(StaffGroup.REVIEWER), PASSWORD).headers().firstValue("Location")).get().asString()
        .contains(TASKLIST);
  }

  @Test
  void a_script_without_a_log_in_gets_nothing() {
    StaffBrowser browser = new StaffBrowser(port);

    assertThat(browser.call("POST", "task", "{}").statusCode()).isEqualTo(401);
    assertThat(browser.call("GET", "/camunda/app/tasklist/scripts/config.js", null).statusCode()).isEqualTo(401);
  }

  @Test
  void tasklists_log_out_ends_the_whole_staff_log_in() {
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));

    assertThat(reviewer.call("POST", "/camunda/api/admin/auth/user/default/logout", "{}").statusCode()).isEqualTo(204);

    assertThat(reviewer.open("/bank").statusCode()).isEqualTo(302);
    assertThat(reviewer.call("POST", "task/count", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void a_person_who_is_disabled_is_out_with_the_next_request() {
    String name = person(StaffGroup.REVIEWER);
    StaffBrowser reviewer = loggedIn(name);

    directory.disable(name);

    assertThat(reviewer.call("POST", "task/count", "{}").statusCode()).isEqualTo(401);
    assertThat(reviewer.open("/bank").statusCode()).isEqualTo(302);
  }

  @Test
  void the_staff_finds_its_task_lists_and_the_tasks_of_its_own_group_alone() {
    String task = process.taskOf(process.start()).getId();
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));
    StaffBrowser approver = loggedIn(person(StaffGroup.APPROVER));

    assertThat(reviewer.call("GET", "filter", null).body())
        .contains("For my groups", "My tasks", "TSP registrations", "API applications", "Consent changes", "Overdue");
    assertThat(reviewer.call("GET", "task/" + task, null).statusCode()).isEqualTo(200);
    assertThat(approver.call("GET", "task/" + task, null).statusCode()).isNotEqualTo(200);
    assertThat(approver.call("POST", "task/" + task + "/claim", user("anybody")).statusCode()).isNotEqualTo(204);
    assertThat(approver.call("POST", "task/" + task + "/submit-form", decision("approve")).statusCode())
        .isNotIn(200, 204);
    assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
  }

  @Test
  void a_reviewer_claims_a_task_and_decides_on_it() {
    String request = process.start();
    String task = process.taskOf(request).getId();
    String name = person(StaffGroup.REVIEWER);
    StaffBrowser reviewer = loggedIn(name);

    assertThat(reviewer.call("POST", "task/" + task + "/claim", user(name)).statusCode()).isEqualTo(204);
    assertThat(reviewer.call("GET", "task/" + task + "/deployed-form", null).body()).contains("two-levels");
    assertThat(reviewer.call("GET", "task/" + task + "/form-variables?deserializeValues=false", null).body())
        .contains(TwoLevels.FACT);
    assertThat(reviewer.call("POST", "task/" + task + "/submit-form", decision("approve")).statusCode())
        .isEqualTo(204);
    assertThat(process.taskOf(request).getTaskDefinitionKey()).isEqualTo("second");
  }

  @Test
  void a_refused_decision_answers_with_the_sentence_alone() {
    String task = process.taskOf(process.start()).getId();
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));

    HttpResponse<String> answer = reviewer.call("POST", "task/" + task + "/submit-form", decision("reject"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"message\":\"Give a reason: the applicant sees it and needs to know what to do.\"");
  }

  @Test
  void a_decision_without_camundas_csrf_token_is_refused() {
    String task = process.taskOf(process.start()).getId();
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));
    reviewer.withoutCsrfToken();

    assertThat(reviewer.call("POST", "task/" + task + "/submit-form", decision("approve")).statusCode())
        .isEqualTo(403);
    assertThat(reviewer.open("/bank").statusCode()).as("nobody is logged out by a foreign page").isEqualTo(200);
    assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
  }

  @Test
  void a_deputy_decides_for_the_absent_group_until_the_deputyship_ends() {
    String request = process.start();
    String task = process.taskOf(request).getId();
    String name = person(StaffGroup.APPROVER);
    StaffBrowser approver = loggedIn(name);
    assertThat(approver.call("GET", "task/" + task, null).statusCode()).isNotEqualTo(200);
    Deputyship set = deputies.set(StaffGroup.REVIEWER, StaffGroup.APPROVER, Instant.now(),
        Instant.now().plusSeconds(600), "Holidays", "head");

    assertThat(approver.call("GET", "task/" + task, null).statusCode()).isEqualTo(200);
    assertThat(approver.call("POST", "task/" + task + "/claim", user(name)).statusCode()).isEqualTo(204);

    deputies.end(set.id(), "head");
    assertThat(approver.call("GET", "task/" + task, null).statusCode()).isNotEqualTo(200);
    assertThat(approver.call("GET", "task/" + task + "/form-variables", null).body()).doesNotContain(TwoLevels.FACT);
    assertThat(approver.call("POST", "task/" + task + "/submit-form", decision("approve")).statusCode())
        .isNotIn(200, 204);

    Deputyship again = deputies.set(StaffGroup.REVIEWER, StaffGroup.APPROVER, Instant.now(),
        Instant.now().plusSeconds(600), "Still away", "head");
    assertThat(approver.call("POST", "task/" + task + "/submit-form", decision("approve")).statusCode())
        .isEqualTo(204);
    deputies.end(again.id(), "head");
    assertThat(approver.call("POST", "task/" + process.taskOf(request).getId() + "/submit-form", decision("approve"))
        .body()).as("four eyes").contains("already signed");
  }

  @Test
  void a_follow_up_date_is_set_and_cleared_and_stands_in_the_history_of_the_task() {
    String task = process.taskOf(process.start()).getId();
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));
    String shown = reviewer.call("GET", "task/" + task, null).body();

    assertThat(reviewer.call("PUT", "task/" + task,
        shown.replace("\"followUp\":null", "\"followUp\":\"2030-01-01T08:00:00.000+0000\"")).statusCode())
        .isEqualTo(204);
    assertThat(reviewer.call("GET", "task/" + task, null).body()).contains("\"followUp\":\"2030-01-01T");
    assertThat(reviewer.call("GET", "history/user-operation?taskId=" + task, null).body())
        .contains("followUpDate");
    assertThat(loggedIn(person(StaffGroup.APPROVER)).call("GET", "history/user-operation?taskId=" + task, null).body())
        .as("another group's").isEqualTo("[]");
    assertThat(reviewer.call("PUT", "task/" + task, shown).statusCode()).isEqualTo(204);
    assertThat(reviewer.call("GET", "task/" + task, null).body()).contains("\"followUp\":null");
  }

  /** CVE-2026-109432. */
  @Test
  void an_expression_in_a_nested_query_is_refused_and_not_evaluated() {
    StaffBrowser reviewer = loggedIn(person(StaffGroup.REVIEWER));
    String filter = reviewer.call("GET", "filter?firstResult=0&maxResults=1", null).body()
        .replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    String planted = "{\"orQueries\":[{\"assigneeExpression\":\"${twoLevels.touched()}\"}]}";

    for (String path : new String[] {"task", "task/count", "filter/" + filter + "/list",
        "filter/" + filter + "/count"}) {
      HttpResponse<String> answer = reviewer.call("POST", path, planted);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.body()).as(path).contains("Expressions are forbidden");
    }
    assertThat(process.wasTouched()).isFalse();
    assertThat(process.taskOf(process.start())).as("a nested query without expressions works").isNotNull();
    assertThat(reviewer.call("POST", "task/count", "{\"orQueries\":[{\"assignee\":\"x\",\"unassigned\":true}]}")
        .statusCode()).isEqualTo(200);
  }

  /** CVE-2026-77226: shown at its worst, while the engine has no administrator. */
  @Test
  void nobody_sets_the_engine_up_from_outside() {
    identities.deleteMembership(StaffIdentity.ENGINE_ADMIN, Groups.CAMUNDA_ADMIN);
    String intruder = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},"
        + "\"credentials\":{\"password\":\"intruder\"}}";
    try {
      for (StaffBrowser browser : new StaffBrowser[] {new StaffBrowser(port), loggedIn(person(StaffGroup.MANAGER))}) {
        assertThat(browser.call("POST", "/camunda/api/admin/setup/default/user/create", intruder).statusCode())
            .isIn(401, 403);
        assertThat(browser.call("GET", "/camunda/app/admin/default/setup/", null).statusCode()).isIn(401, 403);
      }
      assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    } finally {
      identities.createMembership(StaffIdentity.ENGINE_ADMIN, Groups.CAMUNDA_ADMIN);
    }
  }

  private StaffBrowser loggedIn(String name) {
    return StaffBrowser.loggedIn(port, name, PASSWORD);
  }

  private String person(StaffGroup... groups) {
    String name = "person" + PEOPLE.incrementAndGet();
    directory.add(name, "Person", PASSWORD, Set.of(groups));
    return name;
  }

  private static String user(String name) {
    return "{\"userId\":\"" + name + "\"}";
  }

  private static String decision(String decision) {
    return "{\"variables\":{\"decision\":{\"value\":\"" + decision + "\",\"type\":\"String\"}}}";
  }
}
