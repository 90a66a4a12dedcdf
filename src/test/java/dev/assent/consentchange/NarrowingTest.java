package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import java.time.Duration;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Narrowing never waits for anybody: not for an engine without its process, nor for a decision that fails. */
@ConsentChangeTest
class NarrowingTest {

  private static final String PROCESS = "processes/consent-change.bpmn";
  private static final String DECISION = "processes/consent-change-review.dmn";

  @Autowired
  private TestCustomers customers;
  @Autowired
  private ConsentChangeProcesses processes;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private HistoryService history;
  @Autowired
  private MovableClock clock;

  private Deployment broken;

  @AfterEach
  void mend() {
    if (broken != null) {
      repository.deleteDeployment(broken.getId(), true);
      broken = null;
    }
    if (repository.createProcessDefinitionQuery().processDefinitionKey("consent-change").count() == 0) {
      repository.createDeployment().addClasspathResource(PROCESS).addClasspathResource(DECISION).deploy();
    }
  }

  @Test
  void a_withdrawal_takes_effect_when_the_process_is_gone() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit", "creditCards");
    undeploy();

    ConsentDifference difference = customers.authorizes(steve, "creditCards", "timeDeposit");

    assertThat(difference.withdrawn()).containsExactly("demandDeposit");
    assertThat(difference.kept()).containsExactly("creditCards");
    assertThat(difference.pending()).containsExactly("timeDeposit");
    assertThat(customers.active(steve)).containsExactly("creditCards");
    assertThat(customers.pending(steve)).containsExactly("timeDeposit");
  }

  @Test
  void a_withdrawal_takes_effect_when_the_decision_fails() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit", "creditCards");
    breakDecision();

    ConsentDifference difference = customers.withdrawsAll(steve);

    assertThat(difference.withdrawn()).containsExactly("creditCards", "demandDeposit");
    assertThat(customers.active(steve)).isEmpty();
  }

  @Test
  void what_a_failed_decision_left_is_made_up_for_once() {
    String steve = customers.newCustomer();
    breakDecision();
    customers.authorizes(steve, "timeDeposit");
    ConsentChange change = customers.latest(steve);
    mend();
    clock.moveAhead(Duration.ofMinutes(1));

    processes.catchUp();
    processes.catchUp();

    assertThat(customers.active(steve)).containsExactly("timeDeposit");
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(change.id().toString())
        .count()).isEqualTo(1);
    assertThat(customers.latest(steve).status()).isEqualTo(ChangeStatus.APPLIED);
  }

  @Test
  void what_the_customer_took_back_meanwhile_does_not_come_back_with_the_process() {
    String steve = customers.newCustomer();
    undeploy();
    customers.authorizes(steve, "timeDeposit", "creditCards");
    customers.withdrawsAll(steve);
    mend();
    clock.moveAhead(Duration.ofMinutes(1));

    processes.catchUp();

    assertThat(customers.active(steve)).isEmpty();
    assertThat(customers.pending(steve)).isEmpty();
  }

  @Test
  void an_expired_consent_is_not_revived_beyond_what_is_ticked_again() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "timeDeposit", "contactInfo");
    clock.moveAhead(Duration.ofDays(91));

    ConsentDifference difference = customers.authorizes(steve, "timeDeposit");

    assertThat(difference.added()).containsExactly("timeDeposit");
    assertThat(customers.active(steve)).containsExactly("timeDeposit");
    assertThat(customers.pending(steve)).isEmpty();
  }

  @Test
  void a_mere_withdrawal_does_not_renew_the_consent() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "timeDeposit");
    var expires = customers.consentOf(steve).expiresAt();
    clock.moveAhead(Duration.ofDays(1));

    customers.authorizes(steve);

    assertThat(customers.consentOf(steve).expiresAt()).isEqualTo(expires);
  }

  private void undeploy() {
    repository.createDeploymentQuery().list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  /** The next version of process and decision, whose rules fit no input. */
  private void breakDecision() {
    broken = repository.createDeployment().addClasspathResource(PROCESS)
        .addString("consent-change-review.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="broken" name="broken"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" namespace="broken">
              <decision id="consent-change-review" name="broken" camunda:historyTimeToLive="P1D">
                <decisionTable id="broken-table">
                  <input id="in"><inputExpression id="expression"><text>widening</text></inputExpression></input>
                  <output id="out" name="review" typeRef="boolean" />
                  <rule id="never">
                    <inputEntry id="never-in"><text>"neither"</text></inputEntry>
                    <outputEntry id="never-out"><text>false</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>""").deploy();
  }
}
