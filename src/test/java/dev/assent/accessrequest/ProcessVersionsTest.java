package dev.assent.accessrequest;

import static dev.assent.TspFixtures.ACCOUNTS;
import static dev.assent.TspFixtures.RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A bank changes a diagram: what runs finishes as it began, unless an operator carries it over. */
@TspProcessTest
class ProcessVersionsTest {

  private static final String FILE = "processes/api-access-request.bpmn";

  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired ApplicationWithdrawals withdrawals;
  @Autowired ApiAccess access;
  @Autowired Clients clients;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  private final String developer = TspFixtures.userName();
  private UUID tspId;
  private Deployment changed;

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(developer);
    tspId = clients.get(developer).tspId();
  }

  @AfterEach
  void undo() {
    repository.deleteDeployment(changed.getId(), true);
  }

  @Test
  void a_running_application_finishes_on_its_version_and_a_migration_plan_carries_one_over() throws IOException {
    UUID stays = halfSigned(ACCOUNTS);
    UUID moves = halfSigned(TspFixtures.ROADSIDE);
    String before = process(stays).getProcessDefinitionId();

    changed = repository.createDeployment().name("with a legal check")
        .addString("api-access-request.bpmn", withLegalCheck()).deploy();
    String after = repository.createProcessDefinitionQuery().deploymentId(changed.getId()).singleResult().getId();
    MigrationPlan plan = runtime.createMigrationPlan(before, after).mapEqualActivities().updateEventTriggers().build();
    runtime.newMigration(plan).processInstanceIds(process(moves).getId()).execute();

    bank.decide("approver", "approver", stays, Map.of("decision", "approve"));
    assertThat(process(stays)).isWaitingAt("grant");
    bank.runJobs(stays);
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(ACCOUNTS);

    assertThat(process(moves)).isWaitingAt("review");
    bank.decide("approver", "approver", moves, Map.of("decision", "approve"));
    assertThat(process(moves)).isWaitingAt("legal-check");
    tasks.complete(bank.task(moves).getId());
    bank.runJobs(moves);
    assertThat(access.of(developer)).extracting(AccessGrant::api)
        .containsExactlyInAnyOrder(ACCOUNTS, TspFixtures.ROADSIDE);

    UUID begunLater = applications.submit(new ApiRequest(tspId, developer, developer, Set.of(RATES), "Rates at home"));
    assertThat(process(begunLater).getProcessDefinitionId()).isEqualTo(after);
  }

  @Test
  void what_began_on_the_diagram_from_before_there_were_levels_is_approved_with_one_signature_or_withdrawn() {
    changed = repository.createDeployment().name("one signature")
        .addClasspathResource("dev/assent/accessrequest/one-signature.bpmn").deploy();
    UUID approved = confirmed(ACCOUNTS);
    UUID withdrawn = confirmed(RATES);

    bank.decide("approver", "approver", approved, Map.of("decision", "approve"));
    bank.runJobs(approved);
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(ACCOUNTS);

    assertThat(withdrawals.withdraw(withdrawn, tspId, developer)).isTrue();
    assertThat(process(withdrawn)).isNull();
  }

  /** The reviewer has signed, the approver has not. */
  private UUID halfSigned(ApiPath api) {
    UUID id = confirmed(api);
    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve"));
    return id;
  }

  private UUID confirmed(ApiPath api) {
    UUID id = applications.submit(new ApiRequest(tspId, developer, developer, Set.of(api), "All accounts at once"));
    applications.confirm(id, tspId, developer);
    return id;
  }

  private static String withLegalCheck() throws IOException {
    String diagram = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    String changed = diagram.replace("sourceRef=\"decision\" targetRef=\"grant\"",
            "sourceRef=\"decision\" targetRef=\"legal-check\"")
        .replace("<bpmn:sequenceFlow id=\"to-granted\"",
            "<bpmn:userTask id=\"legal-check\" name=\"Legal check\" />"
                + "<bpmn:sequenceFlow id=\"checked\" sourceRef=\"legal-check\" targetRef=\"grant\" />"
                + "<bpmn:sequenceFlow id=\"to-granted\"");
    assertThat(changed).isNotEqualTo(diagram);
    return changed;
  }

  private ProcessInstance process(UUID id) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
  }
}
