package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.assent.AtTheSameMoment;
import dev.assent.MovableClock;
import dev.assent.consent.Accounts;
import dev.assent.consent.Consents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** An item covers the accounts that the customer picked: fewer at once, more as any widening. */
@ConsentChangeTest
class AccountsInConsentTest {

  /** The customer has three accounts of each item. */
  private static final Accounts OWN = accounts("a", "b", "c");

  @Autowired
  private TestCustomers customers;
  @Autowired
  private ConsentChanges changes;
  @Autowired
  private Consents consents;
  @Autowired
  private ConsentWidening widening;
  @Autowired
  private RecordedEvents events;
  @Autowired
  private ConsentReceipts receipts;
  @Autowired
  private TransactionOperations transaction;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;
  @Autowired
  private MovableClock clock;
  @Autowired
  private RepositoryService repository;

  private String steve;

  @BeforeEach
  void a_customer() {
    steve = customers.newCustomer();
  }

  @Test
  void an_item_covers_the_accounts_picked_and_no_others() {
    ConsentDifference difference = picks("demandDeposit", "a", "b");

    assertThat(covered("demandDeposit")).isEqualTo(accounts("a", "b"));
    assertThat(difference.added()).containsExactly("demandDeposit");
    assertThat(difference.accountsOf("demandDeposit").added()).isEqualTo(accounts("a", "b"));
  }

  @Test
  void an_account_taken_away_is_gone_before_anything_else_and_told_plainly() {
    picks("demandDeposit", "a", "b");
    ConsentDifference difference = picks("demandDeposit", "b");

    assertThat(covered("demandDeposit")).isEqualTo(accounts("b"));
    assertThat(difference.kept()).containsExactly("demandDeposit");
    assertThat(difference.withdrawn()).isEmpty();
    assertThat(difference.narrowed()).containsExactly("demandDeposit");
    assertThat(difference.accountsOf("demandDeposit").removed()).isEqualTo(accounts("a"));
    assertThat(difference.changesNothing()).isFalse();
    assertThat(customers.latest(steve).difference().accountsOf("demandDeposit").kept()).isEqualTo(accounts("b"));
  }

  @Test
  void an_account_added_is_a_widening_that_tells_only_what_is_new() {
    picks("demandDeposit", "a");
    ConsentDifference difference = picks("demandDeposit", "a", "b");

    assertThat(covered("demandDeposit")).isEqualTo(accounts("a", "b"));
    assertThat(difference.added()).containsExactly("demandDeposit");
    assertThat(difference.accountsOf("demandDeposit").added()).isEqualTo(accounts("b"));
  }

  @Test
  void the_same_accounts_again_change_nothing() {
    picks("demandDeposit", "a");

    assertThat(picks("demandDeposit", "a").changesNothing()).isTrue();
  }

  @Test
  void a_consent_from_before_covers_all_and_is_narrowed_to_what_is_picked() {
    customers.authorizes(steve, "demandDeposit");
    assertThat(covered("demandDeposit")).isEqualTo(Accounts.ALL);

    ConsentDifference difference = picks("demandDeposit", "a", "b");

    assertThat(covered("demandDeposit")).isEqualTo(accounts("a", "b"));
    assertThat(difference.accountsOf("demandDeposit").removed()).isEqualTo(accounts("c"));
  }

  @Test
  void an_added_account_of_a_sensitive_item_waits_while_the_others_work() {
    picks("contactInfo", "a");
    decide(Map.of("decision", "approve"));
    ConsentDifference difference = picks("contactInfo", "a", "b");

    assertThat(difference.pending()).containsExactly("contactInfo");
    assertThat(customers.active(steve)).containsExactly("contactInfo");
    assertThat(covered("contactInfo")).isEqualTo(accounts("a"));
    assertThat(ConsentChanges.awaited(changes.of(steve, "tsp2"))).containsEntry("contactInfo", accounts("a", "b"));
    assertThat(tasks.getVariable(task().getId(), "items").toString()).contains("2 accounts (1 of them new)");

    decide(Map.of("decision", "approve"));
    assertThat(covered("contactInfo")).isEqualTo(accounts("a", "b"));
  }

  @Test
  void a_declined_account_leaves_the_others_in_force() {
    picks("contactInfo", "a");
    decide(Map.of("decision", "approve"));
    picks("contactInfo", "a", "b");
    decide(Map.of("decision", "reject", "reason", "Please visit a branch"));

    assertThat(customers.active(steve)).containsExactly("contactInfo");
    assertThat(covered("contactInfo")).isEqualTo(accounts("a"));
  }

  @Test
  void other_accounts_picked_while_some_wait_replace_these_and_their_task() {
    picks("contactInfo", "a");
    String first = task().getId();
    ConsentChange replaced = customers.latest(steve);

    picks("contactInfo", "b");

    assertThat(tasks.createTaskQuery().taskId(first).count()).isZero();
    widening.activate(replaced.id());
    assertThat(customers.active(steve)).isEmpty();
    decide(Map.of("decision", "approve"));
    assertThat(covered("contactInfo")).isEqualTo(accounts("b"));
  }

  @Test
  void the_same_accounts_picked_again_go_on_waiting_in_the_same_review() {
    picks("contactInfo", "a", "b");
    String first = task().getId();
    picks("contactInfo", "a", "b");

    assertThat(tasks.createTaskQuery().taskId(first).count()).isOne();
    assertThat(customers.latest(steve).itemsWith(ItemOutcome.AWAITED)).containsExactly("contactInfo");
  }

  @Test
  void accounts_that_take_the_place_of_all_others_wait_as_a_new_item_does() {
    picks("contactInfo", "a");
    decide(Map.of("decision", "approve"));
    ConsentDifference difference = picks("contactInfo", "b");

    assertThat(customers.active(steve)).isEmpty();
    assertThat(customers.pending(steve)).containsExactly("contactInfo");
    assertThat(difference.accountsOf("contactInfo").removed()).isEqualTo(accounts("a"));
  }

  @Test
  void an_account_taken_away_is_gone_when_the_process_is_not_there() {
    picks("demandDeposit", "a", "b");
    repository.createDeploymentQuery().list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    try {
      picks("demandDeposit", "b", "c");

      assertThat(covered("demandDeposit")).isEqualTo(accounts("b"));
    } finally {
      repository.createDeployment().addClasspathResource("processes/consent-change.bpmn")
          .addClasspathResource("processes/consent-change-review.dmn").deploy();
    }
  }

  @Test
  void a_consent_that_has_run_out_revives_no_account() {
    picks("demandDeposit", "a", "b");
    clock.moveAhead(Duration.ofDays(91));
    ConsentDifference difference = picks("demandDeposit", "b");

    assertThat(covered("demandDeposit")).isEqualTo(accounts("b"));
    assertThat(difference.accountsOf("demandDeposit").added()).isEqualTo(accounts("b"));
    assertThat(difference.narrowed()).isEmpty();
  }

  @Test
  void an_item_withdrawn_and_granted_again_covers_what_is_picked_then() {
    picks("demandDeposit", "a", "b");
    customers.withdrawsAll(steve);
    picks("demandDeposit", "c");

    assertThat(covered("demandDeposit")).isEqualTo(accounts("c"));
  }

  @Test
  void the_event_says_of_which_items_accounts_were_taken() {
    picks("demandDeposit", "a", "b");
    picks("demandDeposit", "b");

    assertThat(events.of(ConsentChangeRecorded.class))
        .filteredOn(event -> event.changeId().equals(customers.latest(steve).id()))
        .singleElement().satisfies(event -> assertThat(event.narrowed()).containsExactly("demandDeposit"));
  }

  @Test
  void a_receipt_names_the_accounts() throws Exception {
    picks("demandDeposit", "a", "b");
    picks("demandDeposit", "b");

    assertThat(receipts.of(steve, "tsp2")).extracting(ConsentReceipt::step)
        .containsExactly(ReceiptStep.SHARED, ReceiptStep.WITHDRAWN, ReceiptStep.SHARED);
    assertThat(claims(0)).containsEntry("accounts", Map.of("demandDeposit", Map.of("added", List.of("a", "b"))));
    assertThat(claims(1)).containsEntry("items", Map.of("narrowed", List.of("demandDeposit")))
        .containsEntry("accounts", Map.of("demandDeposit", Map.of("kept", List.of("b"), "removed", List.of("a"))));
  }

  @Test
  void accounts_that_are_not_the_customers_own_cannot_be_picked() {
    assertThatThrownBy(() -> new AccountChoice(OWN, accounts("a", "of-anne")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @RepeatedTest(10)
  void an_account_taken_away_while_an_officer_approves_more_never_comes_back() throws Exception {
    picks("contactInfo", "a");
    decide(Map.of("decision", "approve"));
    picks("contactInfo", "a", "b");
    ConsentChange waiting = customers.latest(steve);

    // As the engine does when the officer's task is completed.
    List<Exception> lost = AtTheSameMoment.both(() -> picks("contactInfo", "a"), () -> transaction.execute(status -> {
      if (widening.decided(waiting.id(), "approver", null)) {
        widening.activate(waiting.id());
      }
      return null;
    }));

    assertThat(lost).isEmpty();

    assertThat(covered("contactInfo")).isEqualTo(accounts("a"));
  }

  private ConsentDifference picks(String item, String... ids) {
    return changes.change(new ChangeConsent(steve, "tsp2", TestCustomers.ALL, Set.of(item),
        Map.of(item, new AccountChoice(OWN, accounts(ids))), customers.terms(), Channel.BANK_DASHBOARD));
  }

  private Map<String, Object> claims(int index) throws Exception {
    return SignedJWT.parse(receipts.signed(receipts.of(steve, "tsp2").get(index))).getJWTClaimsSet().getClaims();
  }

  private Accounts covered(String item) {
    return consents.find(steve, "tsp2").orElseThrow().accountsOf(item);
  }

  private Task task() {
    return tasks.createTaskQuery().processInstanceBusinessKey(customers.latest(steve).id().toString()).singleResult();
  }

  private void decide(Map<String, Object> decision) {
    identity.setAuthentication("approver", List.of("approver"));
    try {
      tasks.complete(task().getId(), decision);
    } finally {
      identity.clearAuthentication();
    }
  }

  private static Accounts accounts(String... ids) {
    return Accounts.of(Stream.of(ids).collect(Collectors.toSet()));
  }
}
