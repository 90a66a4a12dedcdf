package dev.assent.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.assent.ByKeyboard;
import java.util.List;

/** The customer's three journeys from Enjoy Life to the bank and back, and the dashboard, with a keyboard alone. */
final class CustomersWay {

  private final DemoSite site;
  private final Page page;
  private final ByKeyboard keys;

  CustomersWay(DemoSite site, Page page) {
    this.site = site;
    this.page = page;
    this.keys = new ByKeyboard(page);
  }

  void logsInToEnjoyLife(TestPeople.Customer customer) {
    page.navigate(site.enjoyLife());
    keys.type("User name", customer.id());
    keys.type("Password", customer.enjoyLifePassword());
    keys.press("Log in");
  }

  /** Customer 1. @param before how many items are shared, and therefore ticked, before */
  void grants(TestPeople.Customer customer, int before) {
    keys.follow("Bank Account Operation");
    look();
    keys.type("Account number", customer.accountNumber());
    keys.type("Password", customer.password());
    keys.press("Login");
    agrees();
    assertThat(page.locator("main input[name=scope]:checked")).hasCount(before);
    for (String item : List.of("demandDeposit", "timeDeposit", "creditCards")) {
      if (!item(item).isChecked()) {
        keys.tick(item(item));
      }
    }
    keys.press("Authorize");
    assertThat(page.url()).isEqualTo(site.enjoyLife() + "/");
  }

  /** Customer 2. */
  void uses(TestPeople.Customer customer) {
    keys.follow("View Time Deposit Balance");
    keys.press("Query");
    assertThat(page.locator("main")).containsText("TWD");
    requestsRoadsideAssistance(customer);
  }

  /** Customer 3. */
  void changes(TestPeople.Customer customer) {
    page.navigate(site.enjoyLife());
    keys.follow("Bank Account Operation");
    agrees();
    keys.tick(item("demandDeposit"));
    keys.tick(item("timeDeposit"));
    assertThat(item("creditCards")).isChecked();
    keys.press("Authorize");
    keys.follow("View Demand Deposit Balance");
    keys.press("Query");
    assertThat(page.getByText("the user has not authorized this function").first()).isVisible();
    requestsRoadsideAssistance(customer);
  }

  void declines() {
    page.navigate(site.enjoyLife());
    keys.follow("Bank Account Operation");
    keys.press("Decline");
    assertThat(page.url()).isEqualTo(site.enjoyLife() + "/");
  }

  /** The same change, a receipt and a full withdrawal, from the bank's side. */
  void stopsAtTheBank() {
    page.navigate(site.assent() + "/consents");
    assertThat(heading()).hasText("Open Banking connections");
    look();
    keys.enter(page.locator("a.button[href='/consents/with/tsp2']"));
    look();
    keys.enter(page.locator("a[href^='/consents/receipts/']").first());
    look();
    page.navigate(site.assent() + "/consents/with/tsp2");
    keys.follow("Stop sharing everything");
    look();
    keys.press("Stop sharing everything");
    assertThat(page.locator(".banner--success")).containsText("No longer shared: CreditCards");
    look();
  }

  private void agrees() {
    look();
    keys.tick(page.getByLabel("I have read and agreed to the Privacy Policy"));
    keys.press("Agree");
    assertThat(heading()).hasText("Select Authorization Items");
    look();
  }

  private void requestsRoadsideAssistance(TestPeople.Customer customer) {
    page.navigate(site.enjoyLife());
    keys.follow("Request Credit Card Roadside Assistance");
    keys.type("Credit Card Number", customer.cardNumber());
    keys.type("Vehicle Plate Number", "ABC-1234");
    keys.press("Request");
    assertThat(page.locator("main")).containsText("RA-");
  }

  /** Nothing is beyond the window's width. */
  private void look() {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(page.url())
        .isEqualTo(true);
  }

  private Locator item(String code) {
    return page.locator("input[name=scope][value=" + code + "]");
  }

  private Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }
}
