package dev.assent.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.ConsentReceipts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Of two customers, each tries everything of the other's that has a name: clients, states, receipts, accounts. */
@CustomerTest
class EachPairIT {

  @Autowired
  private TestBank bank;
  @Autowired
  private TestAccounts accounts;
  @Autowired
  private Clients clients;
  @Autowired
  private Consents consents;
  @Autowired
  private ConsentChanges changes;
  @Autowired
  private ConsentReceipts receipts;
  @Autowired
  private SharingPeriod period;
  @Autowired
  private MockMvc mvc;

  /** @param client of which the other customer has never heard */
  private record Person(Customer customer, TestVisit visit, String client, String state, UUID receipt,
      String account) { }

  @Test
  void neither_of_two_customers_gets_at_anything_of_the_others() throws Exception {
    Person steve = person();
    Person anne = person();
    for (List<Person> pair : List.of(List.of(steve, anne), List.of(anne, steve))) {
      Person thief = pair.get(0);
      Person owner = pair.get(1);
      String theirs = "/consents/with/" + owner.client();
      refused(404, owner, thief.visit().opens("/consents/receipts/" + owner.receipt()));
      refused(404, owner, thief.visit().opens("/consents/receipts/" + owner.receipt() + "/signed"));
      refused(404, owner, thief.visit().opens(theirs));
      refused(404, owner, thief.visit().opens(theirs + "/stop"));
      refused(404, owner, thief.visit().sends(theirs + "/stop"));
      refused(404, owner, thief.visit().sends(theirs, "item", "demandDeposit"));
      refused(404, owner, thief.visit().opens("/consents/authorize", "state", owner.state()));
      refused(404, owner, thief.visit().agrees(owner.state()));
      refused(404, owner, thief.visit().sends("/consents/authorize", "state", owner.state(), "scope", "creditCards"));
      refused(400, owner, thief.visit().goesOn(owner.state(), "demandDeposit"));
      thief.visit().agrees(thief.state());
      refused(400, owner, thief.visit().sends("/consents/authorize", "state", thief.state(), "scope", "timeDeposit",
          "account", owner.account()));
      refused(400, owner, thief.visit().sends("/consents/with/" + thief.client(), "item", "timeDeposit", "account",
          owner.account()));
      refused(200, owner, thief.visit().opens("/consents"));
    }
    for (Person person : List.of(steve, anne)) {
      var consent = consents.find(person.customer().id(), person.client()).orElseThrow();
      assertThat(consent.itemsIn(ItemState.ACTIVE)).containsExactly("timeDeposit");
      assertThat(consents.ofCustomer(person.customer().id())).hasSize(1);
      person.visit().opens("/consents/receipts/" + person.receipt()).andExpect(answer ->
          assertThat(answer.getResponse().getStatus()).as("their own").isEqualTo(200));
    }
  }

  private Person person() throws Exception {
    Customer customer = bank.newCustomer();
    String account = customer.id() + "-1";
    accounts.give(customer, account, customer.id() + "-2");
    String client = clients.register("of-" + customer.id(), clients.get(TestBank.CLIENT).tspId(), "Application of "
        + customer.id(), List.of(TestBank.BACK)).id();
    changes.change(new ChangeConsent(customer.id(), client, Set.of("timeDeposit"), Set.of("timeDeposit"), Map.of(),
        period.terms(90, null), Channel.TSP_AUTHORIZATION));
    TestVisit visit = new TestVisit(mvc, customer);
    return new Person(customer, visit, client, visit.comesFromTsp(TestBank.ALL_ITEMS),
        receipts.of(customer.id(), client).get(0).id(), account);
  }

  private static void refused(int status, Person owner, ResultActions answer) throws Exception {
    assertThat(answer.andReturn().getResponse().getStatus()).as(answer.andReturn().getRequest().getRequestURI())
        .isEqualTo(status);
    assertThat(answer.andReturn().getResponse().getContentAsString()).doesNotContain(owner.client(), owner.account(),
        "Application of " + owner.customer().id());
  }
}
