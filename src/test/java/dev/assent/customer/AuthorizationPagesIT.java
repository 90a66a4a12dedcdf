package dev.assent.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.consentchange.ConsentChanges;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The bank's side of an authorization, request by request. */
@CustomerTest
class AuthorizationPagesIT {

  @Autowired
  private TestBank bank;
  @Autowired
  private ConsentChanges changes;
  @Autowired
  private MockMvc mvc;

  @Test
  void the_policy_comes_first_and_says_who_asks() throws Exception {
    TestVisit steve = visit(bank.newCustomer());
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);

    steve.opens("/consents/authorize", "state", state)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Enjoy Life asks to read your data")))
        .andExpect(content().string(containsString("I have read and agreed to the Privacy Policy")))
        .andExpect(content().string(containsString("Version 2026-11")))
        .andExpect(content().string(not(containsString("Select Authorization Items"))))
        .andExpect(header().string("Content-Security-Policy",
            containsString("form-action 'self' http://localhost:1")));
  }

  @Test
  void without_the_tick_there_is_no_agreement() throws Exception {
    TestVisit steve = visit(bank.newCustomer());
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);

    steve.sends("/consents/authorize/policy", "state", state)
        .andExpect(content().string(containsString("Tick the box to agree")));

    steve.opens("/consents/authorize", "state", state)
        .andExpect(content().string(not(containsString("Select Authorization Items"))));
  }

  @Test
  void a_decision_without_agreement_changes_nothing() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);

    steve.sends("/consents/authorize", "state", state, "scope", "demandDeposit")
        .andExpect(content().string(containsString("Tick the box to agree")));

    assertThat(bank.shared(customer)).isEmpty();
  }

  @Test
  void an_agreement_counts_for_one_authorization_only() throws Exception {
    TestVisit steve = visit(bank.newCustomer());
    steve.agrees(steve.comesFromTsp("demandDeposit"));

    steve.opens("/consents/authorize", "state", steve.comesFromTsp("demandDeposit"))
        .andExpect(content().string(not(containsString("Select Authorization Items"))));
  }

  @Test
  void nothing_is_ticked_on_a_first_grant_and_what_is_shared_is_ticked_on_a_repeat() throws Exception {
    TestVisit steve = visit(bank.newCustomer());
    String first = steve.comesFromTsp(TestBank.ALL_ITEMS);
    steve.agrees(first);
    ResultActions page = steve.opens("/consents/authorize", "state", first)
        .andExpect(content().string(containsString("reviews this item before it is shared")));
    assertThat(Inputs.of(page, "scope")).containsExactly("demandDeposit", "timeDeposit", "creditCards", "contactInfo");
    assertThat(Inputs.checked(page, "scope")).isEmpty();
    assertThat(Inputs.checked(page, "days")).containsExactly("90");
    steve.authorizes(first, "creditCards");

    String second = steve.comesFromTsp(TestBank.ALL_ITEMS);
    steve.agrees(second);

    assertThat(Inputs.checked(steve.opens("/consents/authorize", "state", second), "scope"))
        .containsExactly("creditCards");
  }

  @Test
  void an_authorization_is_recorded_and_leads_back_to_the_tsp() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);

    steve.authorizes(state, "demandDeposit", "creditCards")
        .andExpect(status().isTemporaryRedirect())
        .andExpect(header().string("Location", "/oauth2/authorize"));

    assertThat(bank.shared(customer)).containsExactly("creditCards", "demandDeposit");
    steve.goesOn(state, "demandDeposit", "creditCards").andExpect(redirectedUrlPattern(TestBank.BACK + "?code=*"));
  }

  @Test
  void a_second_click_changes_nothing_and_another_choice_does() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);
    for (int click = 0; click < 3; click++) {
      steve.authorizes(state, "demandDeposit", "creditCards").andExpect(status().isTemporaryRedirect());
    }
    assertThat(changes.of(customer.id(), TestBank.CLIENT)).hasSize(1);

    steve.authorizes(state, "demandDeposit").andExpect(status().isTemporaryRedirect());

    assertThat(changes.of(customer.id(), TestBank.CLIENT)).hasSize(2);
    assertThat(bank.shared(customer)).containsExactly("demandDeposit");
  }

  @Test
  void only_items_that_were_asked_for_change_whatever_the_browser_sends() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp("timeDeposit"), "timeDeposit");
    String state = steve.comesFromTsp("demandDeposit");
    steve.agrees(state);

    assertThat(Inputs.of(steve.opens("/consents/authorize", "state", state, "scope", TestBank.ALL_ITEMS,
        "client_id", "another"), "scope")).containsExactly("demandDeposit");
    steve.authorizes(state, "demandDeposit", "creditCards");

    assertThat(bank.shared(customer)).containsExactly("demandDeposit", "timeDeposit");
  }

  @Test
  void ticking_nothing_withdraws_after_one_confirmation_in_plain_words() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp(TestBank.ALL_ITEMS), "demandDeposit", "creditCards");
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);
    steve.agrees(state);

    steve.sends("/consents/authorize", "state", state, "client_id", TestBank.CLIENT)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("can then no longer read")))
        .andExpect(content().string(containsString("DemandDeposit")))
        .andExpect(content().string(containsString("CreditCards")));
    assertThat(bank.shared(customer)).hasSize(2);

    steve.sends("/consents/authorize", "state", state, "client_id", TestBank.CLIENT, "confirmed", "true")
        .andExpect(status().isTemporaryRedirect());
    assertThat(bank.shared(customer)).isEmpty();
    steve.goesOn(state).andExpect(redirectedUrlPattern(TestBank.BACK + "?error=access_denied*"));
  }

  @Test
  void cancelling_tells_the_tsp_and_changes_nothing() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp("demandDeposit"), "demandDeposit");
    String state = steve.comesFromTsp("demandDeposit");

    steve.goesOn(state).andExpect(redirectedUrlPattern(TestBank.BACK + "?error=access_denied*"));

    assertThat(bank.shared(customer)).containsExactly("demandDeposit");
  }

  @Test
  void the_request_of_another_customer_is_not_shown_and_cannot_be_answered() throws Exception {
    Customer steve = bank.newCustomer();
    String state = visit(steve).comesFromTsp(TestBank.ALL_ITEMS);
    Customer anne = bank.newCustomer();

    visit(anne).opens("/consents/authorize", "state", state).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("This request is no longer open")));
    visit(anne).authorizes(state, "demandDeposit").andExpect(status().isNotFound());

    assertThat(bank.shared(steve)).isEmpty();
    assertThat(bank.shared(anne)).isEmpty();
  }

  @Test
  void a_form_that_the_bank_did_not_make_is_refused() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);
    steve.agrees(state);

    steve.sendsForged("/consents/authorize", "state", state, "scope", "demandDeposit")
        .andExpect(status().isForbidden());

    assertThat(bank.shared(customer)).isEmpty();
  }

  @Test
  void a_consent_ends_after_the_length_that_the_customer_picked() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    String state = steve.comesFromTsp("demandDeposit");
    steve.agrees(state);

    steve.sends("/consents/authorize", "state", state, "scope", "demandDeposit", "days", "30");

    assertThat(Duration.between(Instant.now(), bank.sharedUntil(customer)))
        .isBetween(Duration.ofDays(30), Duration.ofDays(31));
  }

  @Test
  void a_length_that_is_not_offered_becomes_the_usual_one() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    String state = steve.comesFromTsp("demandDeposit");
    steve.agrees(state);

    steve.sends("/consents/authorize", "state", state, "scope", "demandDeposit", "days", "36500");

    assertThat(Duration.between(Instant.now(), bank.sharedUntil(customer)))
        .isBetween(Duration.ofDays(90), Duration.ofDays(91));
  }

  @Test
  void a_request_that_replaces_shows_what_it_takes_away_and_takes_it_away() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp(TestBank.ALL_ITEMS), "demandDeposit", "timeDeposit", "creditCards");
    String state = steve.comesFromTsp("creditCards", "grant_management_action", "replace", "grant_id",
        bank.grantOf(customer));
    steve.agrees(state);

    String page = steve.opens("/consents/authorize", "state", state).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("id=\"replaced\"", "it can no longer read:", "<li>DemandDeposit</li>",
        "<li>TimeDeposit</li>").doesNotContain("<li>CreditCards</li>");
    assertThat(page.indexOf("id=\"replaced\"")).isLessThan(page.indexOf(">Authorize<"));
    steve.authorizes(state, "creditCards");

    assertThat(bank.shared(customer)).containsExactly("creditCards");
    steve.goesOn(state, "creditCards").andExpect(redirectedUrlPattern(TestBank.BACK + "?code=*"));
  }

  @Test
  void a_request_that_merges_takes_nothing_away() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp("demandDeposit"), "demandDeposit");
    String state = steve.comesFromTsp("creditCards", "grant_management_action", "merge", "grant_id",
        bank.grantOf(customer));
    steve.agrees(state);

    steve.opens("/consents/authorize", "state", state)
        .andExpect(content().string(not(containsString("id=\"replaced\""))));
    steve.authorizes(state, "creditCards");

    assertThat(bank.shared(customer)).containsExactly("creditCards", "demandDeposit");
  }

  @Test
  void ticking_nothing_of_a_request_that_replaces_names_all_that_goes() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp(TestBank.ALL_ITEMS), "demandDeposit", "creditCards");
    String state = steve.comesFromTsp("creditCards", "grant_management_action", "replace", "grant_id",
        bank.grantOf(customer));
    steve.agrees(state);

    steve.sends("/consents/authorize", "state", state, "client_id", TestBank.CLIENT)
        .andExpect(content().string(containsString("<li>DemandDeposit</li>")))
        .andExpect(content().string(containsString("<li>CreditCards</li>")));
    steve.sends("/consents/authorize", "state", state, "client_id", TestBank.CLIENT, "confirmed", "true");

    assertThat(bank.shared(customer)).isEmpty();
  }

  @Test
  void the_pages_speak_traditional_chinese() throws Exception {
    TestVisit steve = visit(bank.newCustomer());
    String state = steve.comesFromTsp(TestBank.ALL_ITEMS);
    steve.agrees(state);

    steve.opens("/consents/authorize", "state", state, "lang", "zh-TW")
        .andExpect(content().string(containsString("選擇授權項目")))
        .andExpect(content().string(containsString("活期存款")));
  }

  private TestVisit visit(Customer customer) {
    return new TestVisit(mvc, customer);
  }
}
