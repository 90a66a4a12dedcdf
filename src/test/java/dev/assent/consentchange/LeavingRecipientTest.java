package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A TSP that begins to leave between the record of a change and its effect. */
@ConsentChangeTest
class LeavingRecipientTest {

  @Autowired TestCustomers customers;
  @Autowired ConsentChangeRecording recording;
  @Autowired ConsentChangeProcesses processes;
  @Autowired ConsentWidening widening;
  @Autowired ConsentChanges changes;
  @Autowired Consents consents;
  @Autowired Clients clients;
  @Autowired Tsps tsps;

  private final String client = "leaver" + UUID.randomUUID().toString().substring(0, 8);
  private final Tsp tsp = Tsp.applying("Leaver " + client, client, "Mei", "api@leaver.example", "1",
      Instant.now());
  private String anne;

  @BeforeEach
  void an_active_tsp() {
    anne = customers.newCustomer();
    tsps.register(tsp, client, client + "@leaver.example", "only-for-tests", Locale.ENGLISH);
    tsps.activate(tsp.id());
    clients.register(client, tsp.id(), "Leaver", List.of("https://leaver.example/back"));
  }

  @Test
  void a_change_recorded_before_and_started_after_the_tsp_has_begun_to_leave_shares_nothing() {
    UUID change = recording.record(command("demandDeposit", "contactInfo")).id();
    tsps.beginOffboarding(tsp.id());

    processes.run(change);

    assertNothingShared(change);
  }

  @Test
  void what_was_postponed_does_not_wait_with_a_tsp_that_leaves() {
    UUID change = recording.record(command("demandDeposit")).id();
    widening.postpone(change);
    assertThat(items(ItemState.PENDING_REVIEW)).containsExactly("demandDeposit");
    tsps.beginOffboarding(tsp.id());

    processes.run(change);

    assertNothingShared(change);
  }

  @Test
  void a_widening_that_is_applied_after_the_tsp_has_begun_to_leave_shares_nothing() {
    UUID change = recording.record(command("demandDeposit")).id();
    tsps.beginOffboarding(tsp.id());

    widening.apply(change);

    assertThat(items(ItemState.ACTIVE)).isEmpty();
  }

  private void assertNothingShared(UUID change) {
    assertThat(items(ItemState.ACTIVE)).isEmpty();
    assertThat(items(ItemState.PENDING_REVIEW)).isEmpty();
    assertThat(changes.find(change).orElseThrow().status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(changes.find(change).orElseThrow().difference().added()).isEmpty();
  }

  private Set<String> items(ItemState state) {
    return consents.find(anne, client).map(consent -> consent.itemsIn(state)).orElse(Set.of());
  }

  private ChangeConsent command(String... ticked) {
    return new ChangeConsent(anne, client, TestCustomers.ALL, Set.of(ticked), customers.terms(),
        Channel.TSP_AUTHORIZATION);
  }
}
