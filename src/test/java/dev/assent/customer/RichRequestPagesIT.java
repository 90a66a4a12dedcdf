package dev.assent.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What a customer is shown of a rich authorization request, and what can be picked then. */
@CustomerTest
class RichRequestPagesIT {

  @Autowired
  private TestBank bank;
  @Autowired
  private TestAccounts accounts;
  @Autowired
  private Consents consents;
  @Autowired
  private MockMvc mvc;

  private Customer steve;
  private Customer anne;
  private TestVisit visit;

  @BeforeEach
  void steve_and_anne_have_two_accounts_each() {
    steve = bank.newCustomer();
    anne = bank.newCustomer();
    for (Customer customer : List.of(steve, anne)) {
      accounts.give(customer, customer.id() + "-1", customer.id() + "-2");
    }
    visit = new TestVisit(mvc, steve);
  }

  @Test
  void only_accounts_that_are_asked_for_and_the_customers_own_are_offered() throws Exception {
    String state = asked("\"accounts\":[\"" + first(steve) + "\",\"" + first(anne) + "\"]");

    ResultActions page = visit.opens("/consents/authorize", "state", state);
    page.andExpect(content().string(containsString(first(steve))))
        .andExpect(content().string(not(containsString(second(steve)))))
        .andExpect(content().string(not(containsString(anne.id()))));
    visit.sends("/consents/authorize", "state", state, "scope", "timeDeposit");
    assertThat(covered()).isEqualTo(Accounts.of(List.of(first(steve))));
  }

  @Test
  void what_was_not_asked_for_or_is_another_customers_cannot_be_posted() throws Exception {
    String state = asked("\"accounts\":[\"" + first(steve) + "\",\"" + first(anne) + "\"]");

    for (String swapped : List.of(second(steve), first(anne), second(anne))) {
      visit.sends("/consents/authorize", "state", state, "scope", "timeDeposit", "account", swapped)
          .andExpect(status().isBadRequest());
    }
    assertThat(bank.shared(steve)).isEmpty();
  }

  @Test
  void where_only_accounts_of_another_customer_are_asked_for_nothing_is_offered_and_nothing_changes() throws Exception {
    visit.authorizes(visit.comesFromTsp("timeDeposit"), "timeDeposit");
    String state = asked("\"accounts\":[\"" + first(anne) + "\"]");

    visit.opens("/consents/authorize", "state", state)
        .andExpect(content().string(containsString("There is nothing that you could share")))
        .andExpect(content().string(not(containsString("name=\"scope\""))));
    visit.sends("/consents/authorize", "state", state, "scope", "timeDeposit", "confirmed", "true")
        .andExpect(status().isTemporaryRedirect());
    visit.goesOn(state).andExpect(redirectedUrlPattern(TestBank.BACK + "?error=access_denied*"));

    assertThat(covered()).isEqualTo(Accounts.of(List.of(first(steve), second(steve))));
  }

  @Test
  void accounts_shared_before_that_are_not_asked_for_now_are_said_to_end() throws Exception {
    visit.authorizes(visit.comesFromTsp("timeDeposit"), "timeDeposit");
    String state = asked("\"accounts\":[\"" + second(steve) + "\"]");

    visit.opens("/consents/authorize", "state", state).andExpect(content().string(
        containsString("no longer once you authorize: Deposit •••-" + first(steve))));
    visit.sends("/consents/authorize", "state", state, "scope", "timeDeposit");

    assertThat(covered()).isEqualTo(Accounts.of(List.of(second(steve))));
  }

  @Test
  void it_lasts_no_longer_than_asked_for_whatever_is_posted() throws Exception {
    String state = asked("\"duration_days\":7");

    assertThat(Inputs.of(visit.opens("/consents/authorize", "state", state), "days")).containsExactly("7");
    visit.sends("/consents/authorize", "state", state, "scope", "timeDeposit", "days", "180");

    assertThat(Duration.between(Instant.now(), bank.sharedUntil(steve)))
        .isBetween(Duration.ofDays(7), Duration.ofDays(8));
  }

  @Test
  void lengths_that_are_usual_and_shorter_are_offered_beside_the_one_asked_for() throws Exception {
    ResultActions page = visit.opens("/consents/authorize", "state", asked("\"duration_days\":120"));

    assertThat(Inputs.of(page, "days")).containsExactly("30", "90", "120");
    assertThat(Inputs.checked(page, "days")).containsExactly("90");
  }

  private String asked(String restriction) throws Exception {
    String state = visit.comesForAccounts(
        "[{\"type\":\"account_information\",\"datatypes\":[\"timeDeposit\"]," + restriction + "}]");
    visit.agrees(state);
    return state;
  }

  private Accounts covered() {
    return consents.find(steve.id(), TestBank.CLIENT).orElseThrow().accountsOf("timeDeposit");
  }

  private static String first(Customer customer) {
    return customer.id() + "-1";
  }

  private static String second(Customer customer) {
    return customer.id() + "-2";
  }
}
