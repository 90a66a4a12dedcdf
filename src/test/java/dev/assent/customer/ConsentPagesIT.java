package dev.assent.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.ConsentReceipts;
import dev.assent.consentchange.OnRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Log-in and dashboard, request by request. */
@CustomerTest
class ConsentPagesIT {

  private static final String ONE = "/consents/with/" + TestBank.CLIENT;

  @Autowired
  private TestBank bank;
  @Autowired
  private MockMvc mvc;
  @Autowired
  private ConsentReceipts receipts;
  @Autowired
  private ConsentChanges changes;

  @Test
  void the_log_in_page_is_the_banks_and_tells_no_log_ins() throws Exception {
    mvc.perform(get("/consents/login").accept("text/html"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(">TPI Online Banking</h1>")))
        .andExpect(content().string(containsString("for=\"username\">Account number</label>")))
        .andExpect(content().string(containsString("for=\"password\">Password</label>")))
        .andExpect(content().string(containsString(">Login</button>")))
        .andExpect(content().string(not(containsString("This is a demo"))));
  }

  @Test
  void a_customer_logs_in_with_account_number_and_password() throws Exception {
    Customer steve = bank.newCustomer();

    mvc.perform(logIn(TestBank.accountNumber(steve), TestBank.PASSWORD)).andExpect(redirectedUrl("/consents"));
    mvc.perform(logIn(TestBank.accountNumber(steve), "wrong")).andExpect(redirectedUrl("/consents/login?error"));
    mvc.perform(logIn(steve.id(), TestBank.PASSWORD)).andExpect(redirectedUrl("/consents/login?error"));
  }

  @Test
  void guessing_passwords_is_slowed_down() throws Exception {
    String account = TestBank.accountNumber(bank.newCustomer());
    for (int failures = 0; failures < 5; failures++) {
      mvc.perform(logIn(account, "guess " + failures));
    }

    mvc.perform(logIn(account, TestBank.PASSWORD)).andExpect(status().isTooManyRequests());
  }

  @Test
  void whoever_is_not_logged_in_is_asked_to() throws Exception {
    mvc.perform(get("/consents").accept("text/html")).andExpect(redirectedUrl("/consents/login"));
    mvc.perform(get("/consents/authorize").param("state", "x").accept("text/html"))
        .andExpect(redirectedUrl("/consents/login"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"STAFF", "MANAGER", "DEVELOPER"})
  void staff_and_developers_are_not_admitted(String role) throws Exception {
    for (String page : List.of("/consents", ONE, "/consents/authorize?state=x")) {
      mvc.perform(get(page).accept("text/html").with(user("somebody").roles(role))).andExpect(status().isForbidden());
    }
  }

  @Test
  void the_privacy_policy_can_be_read_by_everybody() throws Exception {
    mvc.perform(get("/consents/privacy-policy").accept("text/html")).andExpect(status().isOk())
        .andExpect(content().string(containsString("Version 2026-11")));
  }

  @Test
  void the_dashboard_says_what_is_shared_with_whom_and_how_it_came_about() throws Exception {
    TestVisit steve = sharing(bank.newCustomer(), "demandDeposit", "contactInfo");

    steve.opens("/consents").andExpect(content().string(containsString(">Open Banking connections</h1>")))
        .andExpect(content().string(containsString("Enjoy Life Co., Ltd.")))
        .andExpect(content().string(containsString("Pending review")));

    steve.opens(ONE)
        .andExpect(content().string(containsString("Now shared: DemandDeposit")))
        .andExpect(content().string(containsString("Awaits the review by TPI Bank: ContactInfo")))
        .andExpect(content().string(containsString("coming from Enjoy Life")));
  }

  @Test
  void the_dashboard_tells_of_every_change_in_the_language_of_the_page() throws Exception {
    TestVisit steve = sharing(bank.newCustomer(), "demandDeposit", "creditCards");
    steve.opens("/consents").andExpect(content().string(containsString("What happened")))
        .andExpect(content().string(containsString("DemandDeposit, CreditCards")))
        .andExpect(content().string(containsString(">New</span>")));
    steve.opens("/consents?lang=zh-TW").andExpect(content().string(containsString("最近的變動")))
        .andExpect(content().string(containsString("活期存款、信用卡")))
        .andExpect(content().string(not(containsString(">新</span>"))));
  }

  @Test
  void an_item_that_is_unticked_stops_at_once_and_the_page_says_so() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = sharing(customer, "demandDeposit", "creditCards");

    steve.sends(ONE, "item", "creditCards").andExpect(redirectedUrl(ONE))
        .andExpect(flash().attributeExists("difference"));

    assertThat(bank.shared(customer)).containsExactly("creditCards");
    steve.opens(ONE).andExpect(content().string(containsString("No longer shared: DemandDeposit")));
  }

  @Test
  void what_customer_care_stopped_stands_in_the_history_and_on_the_receipt() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = sharing(customer, "demandDeposit");

    changes.withdrawOnRequest(customer.id(), TestBank.CLIENT, new OnRequest("careclerk", "The phone is lost"));

    steve.opens(ONE).andExpect(content().string(containsString("by customer care of TPI Bank, because you asked")))
        .andExpect(content().string(containsString("Noted as the reason: The phone is lost")))
        .andExpect(content().string(not(containsString("careclerk"))));
    UUID receipt = receipts.of(customer.id(), TestBank.CLIENT).get(1).id();
    steve.opens("/consents/receipts/" + receipt).andExpect(content().string(containsString(
        "By customer care of TPI Bank, because you asked. Noted as the reason: The phone is lost")));
    steve.opens("/consents").andExpect(content().string(containsString("As you asked, customer care of the bank")));
  }

  @Test
  void unticking_everything_asks_once_and_then_stops_everything() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = sharing(customer, "demandDeposit", "creditCards");

    steve.sends(ONE).andExpect(redirectedUrl(ONE + "/stop"));
    assertThat(bank.shared(customer)).hasSize(2);
    steve.opens(ONE + "/stop").andExpect(content().string(containsString("can then no longer read")))
        .andExpect(content().string(containsString("DemandDeposit")));
    steve.sends(ONE + "/stop").andExpect(redirectedUrl(ONE));

    assertThat(bank.shared(customer)).isEmpty();
    steve.opens("/consents").andExpect(content().string(containsString("No longer shared")));
  }

  @Test
  void items_that_the_tsp_never_asked_for_cannot_be_added() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = visit(customer);
    steve.authorizes(steve.comesFromTsp("demandDeposit"), "demandDeposit");

    steve.sends(ONE, "item", "demandDeposit", "item", "creditCards");

    assertThat(bank.shared(customer)).containsExactly("demandDeposit");
  }

  @Test
  void a_customer_sees_and_changes_nothing_of_another() throws Exception {
    Customer steve = bank.newCustomer();
    sharing(steve, "demandDeposit");
    TestVisit anne = visit(bank.newCustomer());

    anne.opens("/consents").andExpect(content().string(containsString("You share no data")));
    anne.opens(ONE).andExpect(status().isNotFound());
    anne.sends(ONE + "/stop").andExpect(status().isNotFound());
    anne.sends(ONE, "item", "creditCards").andExpect(status().isNotFound());

    assertThat(bank.shared(steve)).containsExactly("demandDeposit");
  }

  @Test
  void the_dashboard_says_who_read_what_and_when() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = sharing(customer, "demandDeposit");
    steve.opens("/consents").andExpect(content().string(containsString("None yet")));
    steve.opens(ONE).andExpect(content().string(containsString("Nothing in the last three months.")));

    bank.reads(customer, "demandDeposit/accounts");

    steve.opens("/consents").andExpect(content().string(not(containsString("None yet"))));
    steve.opens(ONE).andExpect(content().string(containsString("What Enjoy Life has read")))
        .andExpect(content().string(containsString(">demandDeposit/accounts</td>")));
    visit(bank.newCustomer()).opens("/consents").andExpect(content().string(not(containsString("accounts</td>"))));
  }

  @Test
  void a_receipt_can_be_read_and_taken_away_by_its_customer_alone() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = sharing(customer, "demandDeposit");
    UUID id = receipts.of(customer.id(), TestBank.CLIENT).get(0).id();
    String receipt = "/consents/receipts/" + id;

    steve.opens(ONE).andExpect(content().string(containsString("href=\"" + receipt + "\"")));
    steve.opens(receipt).andExpect(status().isOk())
        .andExpect(content().string(containsString("Now shared: DemandDeposit")))
        .andExpect(content().string(containsString("Download the signed receipt")));
    steve.opens(receipt + "?lang=zh-TW").andExpect(content().string(containsString("下載已簽章的收據")));
    steve.opens(receipt + "/signed").andExpect(content().contentType("application/jwt"))
        .andExpect(header().string("Content-Disposition",
            "attachment; filename=\"consent-receipt-" + id + ".jwt\""))
        .andExpect(content().string(matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+")));

    TestVisit anne = visit(bank.newCustomer());
    anne.opens(receipt).andExpect(status().isNotFound());
    anne.opens(receipt + "/signed").andExpect(status().isNotFound());
    anne.opens("/consents/receipts/" + UUID.randomUUID()).andExpect(status().isNotFound());
  }

  @Test
  void a_form_that_the_bank_did_not_make_is_refused() throws Exception {
    Customer customer = bank.newCustomer();
    TestVisit steve = sharing(customer, "demandDeposit");

    steve.sendsForged(ONE + "/stop").andExpect(status().isForbidden());

    assertThat(bank.shared(customer)).containsExactly("demandDeposit");
  }

  private TestVisit sharing(Customer customer, String... items) throws Exception {
    TestVisit visit = visit(customer);
    visit.authorizes(visit.comesFromTsp(TestBank.ALL_ITEMS), items);
    return visit;
  }

  private TestVisit visit(Customer customer) {
    return new TestVisit(mvc, customer);
  }

  private static MockHttpServletRequestBuilder logIn(String account, String password) {
    return post("/consents/login").param("username", account).param("password", password).accept("text/html")
        .with(csrf());
  }
}
