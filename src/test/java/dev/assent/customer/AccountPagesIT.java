package dev.assent.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consents;
import dev.assent.consentchange.ConsentReceipts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A customer picks accounts, of those that are the customer's own. */
@CustomerTest
class AccountPagesIT {

  private static final String ONE = "/consents/with/" + TestBank.CLIENT;

  @Autowired
  private TestBank bank;
  @Autowired
  private TestAccounts accounts;
  @Autowired
  private Consents consents;
  @Autowired
  private ConsentReceipts receipts;
  @Autowired
  private MockMvc mvc;

  private Customer steve;
  private TestVisit visit;

  @BeforeEach
  void steve_has_two_accounts() {
    steve = bank.newCustomer();
    accounts.give(steve, steve.id() + "-1", steve.id() + "-2");
    visit = new TestVisit(mvc, steve);
  }

  @Test
  void a_first_grant_lists_the_accounts_and_ticks_none() throws Exception {
    String state = asked();

    ResultActions page = visit.opens("/consents/authorize", "state", state);

    assertThat(Inputs.of(page, "account")).containsExactly(first(), second());
    assertThat(Inputs.checked(page, "account")).isEmpty();
    page.andExpect(content().string(containsString("Which accounts of TimeDeposit")))
        .andExpect(content().string(containsString("Deposit •••-" + first())));
  }

  @Test
  void an_item_ticked_alone_covers_the_accounts_that_the_page_lists() throws Exception {
    authorizes(asked(), "scope", "timeDeposit");

    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(first(), second())));
  }

  @Test
  void accounts_ticked_below_an_item_confine_it_to_them() throws Exception {
    authorizes(asked(), "scope", "timeDeposit", "account", second()).andExpect(status().isTemporaryRedirect());

    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(second())));
    ResultActions page = visit.opens("/consents/authorize", "state", asked());
    assertThat(Inputs.checked(page, "account")).containsExactly(second());
    visit.opens("/consents").andExpect(content().string(containsString("Deposit •••-" + second())))
        .andExpect(content().string(not(containsString(first()))));
  }

  @Test
  void an_account_below_an_item_that_is_not_ticked_is_not_shared() throws Exception {
    authorizes(asked(), "scope", "demandDeposit", "account", second());

    assertThat(bank.shared(steve)).containsExactly("demandDeposit");
  }

  @Test
  void the_account_of_another_customer_is_refused_in_both_places_and_nothing_changes() throws Exception {
    Customer anne = bank.newCustomer();
    accounts.give(anne, anne.id() + "-1");
    String state = asked();

    authorizes(state, "scope", "timeDeposit", "account", anne.id() + "-1").andExpect(status().isBadRequest());
    authorizes(state, "scope", "timeDeposit", "account", "nobodys").andExpect(status().isBadRequest());
    assertThat(bank.shared(steve)).isEmpty();

    authorizes(state, "scope", "timeDeposit", "account", first());
    visit.sends(ONE, "item", "timeDeposit", "shown", "timeDeposit", "account", anne.id() + "-1")
        .andExpect(status().isBadRequest());
    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(first())));
  }

  @Test
  void unticking_all_accounts_of_an_item_that_stays_ticked_never_means_all() throws Exception {
    authorizes(asked(), "scope", "timeDeposit", "account", first());

    authorizes(asked(), "scope", "timeDeposit", "shown", "timeDeposit").andExpect(status().isOk())
        .andExpect(content().string(containsString("No account is ticked")));
    visit.sends(ONE, "item", "timeDeposit", "shown", "timeDeposit").andExpect(redirectedUrl(ONE));

    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(first())));
  }

  @Test
  void the_dashboard_takes_an_account_away_and_says_which() throws Exception {
    authorizes(asked(), "scope", "timeDeposit");

    visit.sends(ONE, "item", "timeDeposit", "shown", "timeDeposit", "account", second());

    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(second())));
    ResultActions page = visit.opens(ONE).andExpect(
        content().string(containsString("No longer shared: TimeDeposit (Deposit •••-" + first() + ")")));
    assertThat(Inputs.checked(page, "account")).containsExactly(second());
  }

  @Test
  void the_receipts_name_the_accounts_in_the_banks_words() throws Exception {
    authorizes(asked(), "scope", "timeDeposit");
    visit.sends(ONE, "item", "timeDeposit", "shown", "timeDeposit", "account", second());

    assertThat(onReceipt(0)).contains(
        "Now shared: TimeDeposit (Deposit •••-" + first() + ", Deposit •••-" + second() + ")");
    assertThat(onReceipt(1)).contains("Accounts no longer shared: TimeDeposit (Deposit •••-" + first() + ")");
    assertThat(onReceipt(2)).contains("Still shared: TimeDeposit (Deposit •••-" + second() + ")");
  }

  @Test
  void an_account_opened_later_is_not_shared_before_it_is_picked() throws Exception {
    authorizes(asked(), "scope", "timeDeposit");
    accounts.give(steve, first(), second(), steve.id() + "-3");

    assertThat(covered(steve).contains(steve.id() + "-3")).isFalse();
    assertThat(Inputs.checked(visit.opens(ONE), "account")).containsExactly(first(), second());
  }

  @Test
  void one_account_needs_no_second_tick_and_is_told() throws Exception {
    accounts.give(steve, first());
    String state = asked();

    ResultActions page = visit.opens("/consents/authorize", "state", state)
        .andExpect(content().string(containsString("Covers: Deposit •••-" + first())));
    assertThat(Inputs.of(page, "account")).isEmpty();
    authorizes(state, "scope", "timeDeposit");

    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(first())));
  }

  @Test
  void of_no_account_nothing_is_shared_not_even_what_comes_later() throws Exception {
    accounts.give(steve);
    authorizes(asked(), "scope", "timeDeposit");

    assertThat(covered(steve)).isEqualTo(Accounts.NONE);
  }

  @Test
  void sharing_can_be_stopped_and_nothing_widens_while_the_banks_list_cannot_be_read() throws Exception {
    authorizes(asked(), "scope", "timeDeposit", "account", first());
    accounts.breakFor(steve);

    visit.sends(ONE, "item", "timeDeposit");
    assertThat(covered(steve)).isEqualTo(Accounts.of(List.of(first())));
    visit.opens("/consents").andExpect(status().isOk());
    visit.sends(ONE + "/stop").andExpect(redirectedUrl(ONE));
    assertThat(bank.shared(steve)).isEmpty();
  }

  private String asked() throws Exception {
    String state = visit.comesFromTsp(TestBank.ALL_ITEMS);
    visit.agrees(state);
    return state;
  }

  private ResultActions authorizes(String state, String... more) throws Exception {
    String[] form = new String[more.length + 2];
    form[0] = "state";
    form[1] = state;
    System.arraycopy(more, 0, form, 2, more.length);
    return visit.sends("/consents/authorize", form);
  }

  private String onReceipt(int index) throws Exception {
    return visit.opens("/consents/receipts/" + receipts.of(steve.id(), TestBank.CLIENT).get(index).id()).andReturn()
        .getResponse().getContentAsString();
  }

  private Accounts covered(Customer customer) {
    return consents.find(customer.id(), TestBank.CLIENT).orElseThrow().accountsOf("timeDeposit");
  }

  private String first() {
    return steve.id() + "-1";
  }

  private String second() {
    return steve.id() + "-2";
  }
}
