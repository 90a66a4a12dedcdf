package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.AtTheSameMoment;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** What a customer takes back is taken back, whoever works on the same consent at that moment. */
@ConsentChangeTest
class NarrowingRacesTest {

  private static final int RACES = 50;
  /** From the officer first to the customer first, in steps of this. */
  private static final long STEP = TimeUnit.MICROSECONDS.toNanos(800);

  @Autowired
  TestCustomers customers;
  @Autowired
  ConsentChanges changes;
  @Autowired
  ConsentChangeProcesses processes;
  @Autowired
  ConsentReceipts receipts;
  @Autowired
  TaskService tasks;
  @Autowired
  IdentityService identity;
  @Autowired
  RuntimeService runtime;
  @Autowired
  ManagementService jobs;
  @Autowired
  HistoryService history;

  @Test
  void narrowing_holds_in_each_of_50_races_with_an_officers_decision() throws Exception {
    Set<ChangeStatus> ends = EnumSet.noneOf(ChangeStatus.class);
    for (int race = 0; race < RACES; race++) {
      String steve = waitingForReview();
      UUID reviewed = customers.latest(steve).id();
      String task = tasks.createTaskQuery().processInstanceBusinessKey(reviewed.toString()).singleResult().getId();
      Map<String, Object> answers = race % 3 == 2
          ? Map.of("decision", "reject", "reason", "Please visit a branch first") : Map.of("decision", "approve");
      long lead = (race - RACES / 2) * STEP;

      List<Exception> failed = AtTheSameMoment.both(after(lead, narrowing(race, steve)),
          after(-lead, tooLateOr(() -> decide(task, answers))));

      assertThat(failed).as("what the customer is told in race %s", race).isEmpty();
      holds(race, steve, reviewed);
      ends.add(changes.find(reviewed).orElseThrow().status());
    }
    // Otherwise nobody has raced.
    assertThat(ends).contains(ChangeStatus.SUPERSEDED, ChangeStatus.APPROVED);
  }

  @Test
  void narrowing_holds_while_a_job_of_the_review_runs() throws Exception {
    for (int race = 0; race < 10; race++) {
      String steve = waitingForReview();
      UUID reviewed = customers.latest(steve).id();
      Job timer = timerOf(reviewed);

      List<Exception> failed = AtTheSameMoment.both(narrowing(race, steve),
          tooLateOr(() -> jobs.executeJob(timer.getId())));

      assertThat(failed).as("what the customer is told in race %s", race).isEmpty();
      holds(race, steve, reviewed);
    }
  }

  @Test
  void narrowing_holds_after_a_job_of_the_review_has_failed_for_good() throws Exception {
    String steve = waitingForReview();
    UUID reviewed = customers.latest(steve).id();
    jobs.setJobRetries(timerOf(reviewed).getId(), 0);

    narrowing(0, steve).call();

    holds(0, steve, reviewed);
  }

  private String waitingForReview() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "demandDeposit", "creditCards", "contactInfo");
    assertThat(customers.pending(steve)).containsExactly("contactInfo");
    return steve;
  }

  /** Of the item under review alone, or of everything. */
  private Callable<ConsentDifference> narrowing(int race, String customer) {
    return race % 2 == 0
        ? () -> customers.authorizes(customer, "demandDeposit", "creditCards") : () -> customers.withdrawsAll(customer);
  }

  private void holds(int race, String customer, UUID reviewed) {
    // Where both met in the engine, the review ends a moment later.
    processes.catchUp();
    assertThat(customers.pending(customer)).as("pending after race %s", race).isEmpty();
    if (race % 2 == 0) {
      assertThat(customers.active(customer)).as("active after race %s", race)
          .containsExactly("creditCards", "demandDeposit");
    } else {
      assertThat(customers.active(customer)).as("active after race %s", race).isEmpty();
    }
    assertThat(changes.of(customer, "tsp2")).as("changes after race %s", race).hasSize(2)
        .noneMatch(change -> change.status() == ChangeStatus.PENDING_REVIEW
            || change.status() == ChangeStatus.REQUESTED);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reviewed.toString()).count())
        .as("reviews left open by race %s", race).isZero();
    assertThat(receipts.of(customer, "tsp2")).as("receipts of race %s", race)
        .filteredOn(receipt -> receipt.step() == ReceiptStep.WITHDRAWN || receipt.step() == ReceiptStep.DECIDED)
        .isNotEmpty();
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reviewed.toString()).count())
        .isEqualTo(1);
  }

  private Job timerOf(UUID reviewed) {
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reviewed.toString())
        .singleResult().getId();
    return jobs.createJobQuery().processInstanceId(instance).activityId("escalate-after").singleResult();
  }

  private void decide(String task, Map<String, Object> answers) {
    identity.setAuthentication("adam", List.of("approver"));
    try {
      tasks.complete(task, answers);
    } finally {
      identity.clearAuthentication();
    }
  }

  /** Whoever meets the customer may be refused, in whichever way: that is theirs to repeat. */
  private static Callable<?> tooLateOr(Runnable work) {
    return () -> {
      try {
        work.run();
        return true;
      } catch (ProcessEngineException | DataAccessException | NoSuchElementException late) {
        return false;
      }
    };
  }

  private static <T> Callable<T> after(long nanoseconds, Callable<T> work) {
    return () -> {
      if (nanoseconds > 0) {
        LockSupport.parkNanos(nanoseconds);
      }
      return work.call();
    };
  }
}
