package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.MovableClock;
import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiNotAvailableException;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.client.ClientStatus;
import dev.assent.client.Clients;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.notification.Told;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@TspProcessTest
class TspOffboardingProcessTest {

  private static final String REASON = "The cooperation ends";
  private static final Set<String> ITEMS = Set.of("demandDeposit", "contactInfo");

  @Autowired TspFixtures bank;
  @Autowired Offboardings offboardings;
  @Autowired OffboardingConsents offboardingConsents;
  @Autowired Registrations registrations;
  @Autowired ApiApplications applications;
  @Autowired ConsentChanges changes;
  @Autowired Consents consents;
  @Autowired Notifications notifications;
  @Autowired Tsps tsps;
  @Autowired Clients clients;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired TransactionOperations transaction;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private final String name = TspFixtures.userName();
  private final String steve = "steve-" + name;
  private final String anne = "anne-" + name;
  private UUID tsp;

  @BeforeEach
  void a_tsp_with_two_customers() {
    bank.publishApis();
    bank.registered(name);
    tsp = clients.get(name).tspId();
    shares(steve, "demandDeposit");
    shares(anne, "contactInfo");
  }

  @Test
  void a_manager_begins_it_and_the_clients_stop_at_once_and_what_is_open_ends() {
    UUID application = applications.submit(new ApiRequest(tsp, name, name, Set.of(TspFixtures.ACCOUNTS), "Show all"));
    long managersTold = notifications.unread(Kind.STAFF_GROUP, "manager");

    UUID id = begin();

    assertThat(process(id)).isWaitingAt("withdraw-consents").hasPassed("begun");
    assertThat(clients.get(name).status()).isEqualTo(ClientStatus.SUSPENDED);
    assertThat(tsps.get(tsp).status()).isEqualTo(TspStatus.OFFBOARDING);
    assertThat(applications.find(application, tsp).orElseThrow().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
    Offboarding begun = offboardings.ofTsp(tsp).orElseThrow();
    assertThat(begun.status()).isEqualTo(OffboardingStatus.BEGUN);
    assertThat(begun.askedBy()).isEqualTo("manager");
    assertThat(begun.byTsp()).isFalse();
    assertThat(begun.reason()).isEqualTo(REASON);
    assertThat(Duration.between(begun.begunAt(), begun.confirmBy()))
        .isBetween(Duration.ofDays(89), Duration.ofDays(92));
    assertThat(told()).startsWith("offboarding-confirm-destruction", "offboarding-started");
    assertThat(notifications.unread(Kind.STAFF_GROUP, "manager")).isEqualTo(managersTold);
    assertThat(consents.customersSharingWith(name)).containsExactly(anne, steve);
    assertThat(offboardings.confirmDestruction(tsp, statement(), name)).isFalse();
  }

  @Test
  void every_consent_is_withdrawn_by_a_change_of_its_own_and_every_customer_is_told_once() {
    UUID id = begin();

    bank.runJobs(id);

    assertThat(process(id)).isWaitingAt("confirm-destruction").hasPassed("withdraw-consents");
    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.AWAITED);
    assertThat(consents.customersSharingWith(name)).isEmpty();
    for (String customer : List.of(steve, anne)) {
      assertThat(consents.find(customer, name).orElseThrow().items().values()).containsOnly(ItemState.WITHDRAWN);
      ConsentChange change = changes.of(customer, name).get(0);
      assertThat(change.channel()).isEqualTo(Channel.BANK);
      assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(change.id().toString())
          .singleResult().getEndTime()).isNotNull();
      assertThat(codes(Kind.CUSTOMER, customer)).startsWith("consent-withdrawn-by-bank")
          .doesNotContain("consent-withdrawn");
    }
    assertThat(bank.task(id).getDueDate().toInstant()).isBetween(Instant.now().plus(Duration.ofDays(88)),
        Instant.now().plus(Duration.ofDays(93)));

    offboardingConsents.withdraw(id);
    offboardingConsents.finish(id);
    assertThat(codes(Kind.CUSTOMER, steve)).containsOnlyOnce("consent-withdrawn-by-bank");
    assertThat(changes.of(steve, name)).hasSize(2);
  }

  @Test
  void a_job_withdraws_50_consents_and_the_next_one_goes_on_with_those_that_are_left() {
    for (int customer = 1; customer <= 49; customer++) {
      shares(customer + "-" + name, "demandDeposit");
    }
    UUID id = begin();

    bank.runJobs(id);

    assertThat(process(id)).isWaitingAt("withdraw-consents").hasPassed("any-left");
    assertThat(consents.customersSharingWith(name)).hasSize(1);
    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.BEGUN);
    assertThat(offboardings.confirmDestruction(tsp, statement(), name)).isFalse();

    bank.runJobs(id);

    assertThat(process(id)).isWaitingAt("confirm-destruction");
    assertThat(consents.customersSharingWith(name)).isEmpty();
    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.AWAITED);
    assertThat(codes(Kind.CUSTOMER, steve)).containsOnlyOnce("consent-withdrawn-by-bank");
  }

  @Test
  void a_job_that_dies_on_the_way_goes_on_with_those_that_are_left() {
    UUID id = begin();
    Job job = management.createJobQuery().processInstanceId(process(id).getId()).singleResult();

    assertThatThrownBy(() -> transaction.executeWithoutResult(dying -> {
      management.executeJob(job.getId());
      throw new IllegalStateException("Killed before the commit");
    })).hasMessage("Killed before the commit");

    assertThat(process(id)).isWaitingAt("withdraw-consents");
    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.BEGUN);
    assertThat(consents.customersSharingWith(name)).isEmpty();
    assertThat(history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(changes.of(steve, name).get(0).id().toString()).finished().count()).isEqualTo(1);
    bank.runJobs(id);
    assertThat(process(id)).isWaitingAt("confirm-destruction");
    assertThat(codes(Kind.CUSTOMER, steve)).containsOnlyOnce("consent-withdrawn-by-bank");
    assertThat(codes(Kind.CUSTOMER, anne)).containsOnlyOnce("consent-withdrawn-by-bank");
  }

  @Test
  void the_tsp_is_reminded_every_month_and_the_managers_learn_that_it_is_overdue_again_and_again() {
    UUID id = awaited();
    ProcessInstance process = process(id);
    Instant overdue = management.createJobQuery().processInstanceId(process.getId()).activityId("overdue-after")
        .singleResult().getDuedate().toInstant();
    assertThat(Duration.between(offboardings.get(id).confirmBy(), overdue).abs()).isLessThan(Duration.ofSeconds(2));

    bank.fireTimer(id, "remind-monthly");
    bank.fireTimer(id, "remind-monthly");

    assertThat(process).isWaitingAt("confirm-destruction").hasPassed("remind-tsp", "tsp-reminded");
    assertThat(told()).startsWith("offboarding-reminder", "offboarding-reminder", "offboarding-confirm-destruction");

    long managersTold = notifications.unread(Kind.STAFF_GROUP, "manager");
    bank.fireTimer(id, "overdue-after");
    bank.fireTimer(id, "overdue-after");

    assertThat(process).isWaitingAt("confirm-destruction").hasPassed("tell-managers", "managers-told");
    assertThat(notifications.unread(Kind.STAFF_GROUP, "manager")).isEqualTo(managersTold + 2);
    assertThat(codes(Kind.STAFF_GROUP, "manager")).startsWith("offboarding-overdue", "offboarding-overdue");
  }

  @Test
  void the_tsp_confirms_once_and_has_left_and_the_evidence_stays() {
    UUID id = awaited();
    ProcessInstance process = process(id);

    assertThat(offboardings.confirmDestruction(tsp, statement(), name)).isTrue();

    assertThat(process).isWaitingAt("close").hasPassed("confirm-destruction");
    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.CONFIRMED);
    assertThat(codes(Kind.STAFF_GROUP, "manager")).startsWith("offboarding-confirmed");
    assertThat(offboardings.confirmDestruction(tsp, new DestructionStatement("Nothing at all",
        LocalDate.of(2020, 1, 1), "Nobody", "Nothing"), "somebody")).isFalse();

    bank.runJobs(id);

    assertThat(process).isEnded().hasPassed("left");
    assertThat(tsps.get(tsp).status()).isEqualTo(TspStatus.LEFT);
    assertThat(tsps.get(tsp).released()).isTrue();
    assertThat(offboardings.get(id).closedAt()).isNotNull();
    DestructionEvidence evidence = offboardings.evidence(id).orElseThrow();
    assertThat(evidence.statement()).isEqualTo(statement());
    assertThat(evidence.confirmedBy()).isEqualTo(name);
    assertThat(told()).startsWith("offboarding-closed");

    offboardings.close(id);
    assertThat(told()).containsOnlyOnce("offboarding-closed");
    assertThat(offboardings.begin(tsp, "manager", REASON, false)).isEmpty();
  }

  @Test
  void a_tsp_that_asks_for_it_leaves_in_the_same_way_and_the_managers_are_told() {
    UUID id = offboardings.begin(tsp, name, "We stop our service", true).orElseThrow();

    assertThat(offboardings.get(id).byTsp()).isTrue();
    assertThat(codes(Kind.STAFF_GROUP, "manager")).startsWith("offboarding-asked");
    assertThat(clients.get(name).status()).isEqualTo(ClientStatus.SUSPENDED);
  }

  @RepeatedTest(3)
  void of_two_managers_who_begin_at_the_same_moment_one_does() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Optional<UUID>> begins = () -> {
        start.await();
        return offboardings.begin(tsp, "manager", REASON, false);
      };
      Future<Optional<UUID>> first = threads.submit(begins);
      Future<Optional<UUID>> second = threads.submit(begins);
      assertThat(List.of(first.get(), second.get())).filteredOn(Optional::isPresent).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    UUID id = offboardings.ofTsp(tsp).orElseThrow().id();
    assertThat(process(id)).isWaitingAt("withdraw-consents");
    assertThat(told()).containsOnlyOnce("offboarding-started");
    assertThat(offboardings.begin(tsp, "manager2", REASON, false)).isEmpty();
  }

  @Test
  void a_tsp_that_is_not_admitted_cannot_leave() {
    String applicant = TspFixtures.userName();
    UUID registration = registrations.signUp(TspFixtures.uncertified(applicant), TspFixtures.PASSWORD, Locale.ENGLISH);
    UUID pending = tsps.developer(applicant).orElseThrow().tspId();

    assertThat(offboardings.begin(pending, "manager", REASON, false)).isEmpty();

    assertThat(tsps.get(pending).status()).isEqualTo(TspStatus.PENDING);
    assertThat(bank.task(registration)).isNotNull();
  }

  @Test
  void a_tsp_that_leaves_does_not_apply_for_apis() {
    begin();

    assertThatThrownBy(() -> applications.submit(
        new ApiRequest(tsp, name, name, Set.of(TspFixtures.ACCOUNTS), "Show all")))
        .isInstanceOf(ApiNotAvailableException.class);
  }

  @Test
  void nobody_shares_anything_with_a_tsp_that_leaves_any_more() {
    awaited();

    shares(steve, "demandDeposit");

    assertThat(consents.customersSharingWith(name)).isEmpty();
    assertThat(consents.find(steve, name).orElseThrow().itemsIn(ItemState.ACTIVE)).isEmpty();
  }

  private UUID begin() {
    return offboardings.begin(tsp, "manager", REASON, false).orElseThrow();
  }

  private UUID awaited() {
    UUID id = begin();
    bank.runJobs(id);
    return id;
  }

  private void shares(String customer, String item) {
    changes.change(new ChangeConsent(customer, name, ITEMS, Set.of(item),
        new ConsentTerms("2026-11", clock.instant().plus(Duration.ofDays(90))), Channel.TSP_AUTHORIZATION));
  }

  private static DestructionStatement statement() {
    return new DestructionStatement("Accounts, deleted from all databases", LocalDate.of(2026, 11, 20),
        "Mei Lin, data protection officer", "All data of the bank's customers is destroyed");
  }

  private ProcessInstance process(UUID id) {
    return runtime.createProcessInstanceQuery().processDefinitionKey("tsp-offboarding")
        .processInstanceBusinessKey(id.toString()).singleResult();
  }

  /** Newest first. */
  private List<String> told() {
    return codes(Kind.DEVELOPER, name);
  }

  private List<String> codes(Kind kind, String id) {
    return notifications.of(kind, id, 20).stream().map(Told::notice).map(notice -> notice.code()).toList();
  }
}
