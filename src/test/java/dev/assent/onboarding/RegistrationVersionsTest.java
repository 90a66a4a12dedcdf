package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What began on an older diagram of the registration. */
@TspProcessTest
class RegistrationVersionsTest {

  @Autowired Registrations registrations;
  @Autowired RegistrationCorrections corrections;
  @Autowired RegistrationTable table;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;

  private Deployment older;

  @AfterEach
  void undo() {
    repository.deleteDeployment(older.getId(), true);
  }

  @Test
  void what_began_on_the_diagram_from_before_there_was_a_withdrawal_is_withdrawn_all_the_same() throws IOException {
    older = repository.createDeployment().name("no withdrawal")
        .addString("tsp-registration.bpmn", withoutWithdrawal()).deploy();
    String userName = TspFixtures.userName();
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD, Locale.ENGLISH);

    assertThat(corrections.withdraw(table.find(id).orElseThrow().tspId(), userName)).isTrue();

    assertThat(table.find(id).orElseThrow().status()).isEqualTo(RegistrationStatus.WITHDRAWN);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count()).isZero();
  }

  private static String withoutWithdrawal() throws IOException {
    String diagram = new ClassPathResource("processes/tsp-registration.bpmn")
        .getContentAsString(StandardCharsets.UTF_8);
    String changed = diagram.replaceAll("(?s)<bpmn:subProcess id=\"withdrawal\".*?</bpmn:subProcess>", "")
        .replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
    assertThat(changed).doesNotContain("id=\"withdrawn\"");
    return changed;
  }
}
