package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assent.MovableClock;
import dev.assent.consent.ConsentTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A node is killed after it recorded a change: another starts the process later, when the customer has gone on. */
@ConsentChangeTest
class LateProcessTest {

  @Autowired
  private TestCustomers customers;
  @Autowired
  private ConsentChangeRecording recording;
  @Autowired
  private ConsentChangeProcesses processes;
  @Autowired
  private ConsentReceipts receipts;
  @Autowired
  private MovableClock clock;

  @Test
  void the_length_that_the_customer_picked_last_holds() {
    String steve = customers.newCustomer();
    recordsThenIsKilled(steve, Duration.ofDays(180), "timeDeposit");
    clock.moveAhead(Duration.ofSeconds(5));
    customers.authorizes(steve, "timeDeposit");
    Instant picked = customers.consentOf(steve).expiresAt();

    catchUpLater();

    assertThat(customers.consentOf(steve).expiresAt()).isEqualTo(picked);
    assertThat(customers.active(steve)).containsExactly("timeDeposit");
  }

  @Test
  void no_receipt_says_that_what_was_withdrawn_meanwhile_is_shared() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "timeDeposit");
    recordsThenIsKilled(steve, Duration.ofDays(180), "timeDeposit", "creditCards");
    clock.moveAhead(Duration.ofSeconds(5));
    customers.withdrawsAll(steve);
    Instant before = customers.consentOf(steve).expiresAt();
    int written = receipts.of(steve, customers.command(steve).clientId()).size();

    catchUpLater();

    assertThat(receipts.of(steve, customers.command(steve).clientId())).hasSize(written);
    assertThat(customers.consentOf(steve).expiresAt()).isEqualTo(before);
    assertThat(customers.active(steve)).isEmpty();
  }

  @Test
  void a_receipt_of_what_is_added_late_names_nothing_withdrawn_meanwhile() throws JsonProcessingException {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "timeDeposit");
    recordsThenIsKilled(steve, Duration.ofDays(180), "timeDeposit", "creditCards");
    clock.moveAhead(Duration.ofSeconds(5));
    customers.authorizes(steve, "creditCards");

    catchUpLater();

    List<ConsentReceipt> all = receipts.of(steve, customers.command(steve).clientId());
    assertThat(receipts.content(all.get(all.size() - 1)).items().getOrDefault("kept", List.of()))
        .doesNotContain("timeDeposit");
    assertThat(customers.active(steve)).containsExactly("creditCards");
  }

  @Test
  void what_nothing_has_followed_is_made_up_for_with_its_own_length() {
    String steve = customers.newCustomer();
    customers.authorizes(steve, "timeDeposit");
    clock.moveAhead(Duration.ofSeconds(5));
    Instant picked = recordsThenIsKilled(steve, Duration.ofDays(180), "timeDeposit", "creditCards");

    catchUpLater();

    assertThat(customers.consentOf(steve).expiresAt()).isEqualTo(picked);
    assertThat(customers.active(steve)).containsExactlyInAnyOrder("timeDeposit", "creditCards");
  }

  private Instant recordsThenIsKilled(String customer, Duration length, String... items) {
    Instant end = clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
    Set<String> all = Set.of(items);
    recording.record(new ChangeConsent(customer, customers.command(customer).clientId(), all, all, Map.of(),
        new ConsentTerms("2026-11", end), Channel.TSP_AUTHORIZATION));
    return end;
  }

  private void catchUpLater() {
    clock.moveAhead(Duration.ofMinutes(1));
    processes.catchUp();
  }
}
