package dev.assent.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What the scenario's people do in a browser; each of them has one of their own. */
final class People {

  private final Browser browser;
  private final DemoSite site;

  People(Browser browser, DemoSite site) {
    this.browser = browser;
    this.site = site;
  }

  /** A fresh browser, in English. */
  Page someone() {
    return someone(1366, true);
  }

  /** @param scripts whether pages may run any */
  Page someone(int width, boolean scripts) {
    BrowserContext context = browser.newContext(new NewContextOptions().setLocale("en-US")
        .setViewportSize(width, 900).setJavaScriptEnabled(scripts));
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  /** A member of the bank's staff, logged in. */
  Page staff(String name) {
    Page page = someone();
    page.navigate(site.assent() + "/bank");
    page.getByLabel("Staff name").fill(name);
    page.getByLabel("Password").fill(TestPeople.STAFF_PASSWORD);
    press(page, "Log in");
    return page;
  }

  /** A user of Enjoy Life, logged in there. */
  Page enjoyLifeUser(TestPeople.Customer customer) {
    Page page = someone();
    page.navigate(site.enjoyLife());
    page.getByLabel("User name").fill(customer.id());
    page.getByLabel("Password").fill(customer.enjoyLifePassword());
    press(page, "Log in");
    return page;
  }

  /** Opens the task whose name contains the words in Tasklist, claims it, decides, and sees it go. */
  void decide(Page tasklist, String taskName, String decision, String reason) {
    tasklist.navigate(site.assent() + "/camunda/app/tasklist/default/");
    tasklist.locator(".task-filters").getByText("For my groups").click();
    tasklist.locator(".tasks-list .task h4, .tasks-list .task [cam-widget-variable-name]")
        .or(tasklist.locator(".tasks-list .task")).filter(new Locator.FilterOptions().setHasText(taskName)).first()
        .click();
    tasklist.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
    Locator form = tasklist.locator(".fjs-form, .fjs-container").first();
    form.getByLabel(decision, new Locator.GetByLabelOptions().setExact(true)).check();
    if (reason != null) {
      form.locator("textarea").fill(reason);
    }
    tasklist.locator("button.btn-primary", new Page.LocatorOptions().setHasText("Complete")).click();
    assertThat(tasklist.locator(".tasks-list .task", new Page.LocatorOptions().setHasText(taskName))).hasCount(0);
  }

  /** The bank's side of an authorization: log-in, Privacy Policy, items, "Authorize". */
  void authorize(Page page, TestPeople.Customer customer, String... titles) {
    page.waitForURL(Pattern.compile(Pattern.quote(site.assent()) + ".*"));
    if (page.url().contains("/consents/login")) {
      page.getByLabel(Pattern.compile("account number", Pattern.CASE_INSENSITIVE)).fill(customer.accountNumber());
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(false)).fill(customer.password());
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("log ?in",
          Pattern.CASE_INSENSITIVE))).click();
    }
    page.getByLabel("I have read and agreed to the Privacy Policy").check();
    press(page, "Agree");
    for (Locator item : page.locator("input[type=checkbox][name=scope]").all()) {
      item.uncheck();
    }
    for (String title : titles) {
      page.locator("label.choice", new Page.LocatorOptions().setHasText(title)).locator("input").check();
    }
    press(page, "Authorize");
    page.waitForURL(site.enjoyLife() + "/");
  }

  static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
  }

  static void follow(Page page, String link) {
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true)).first().click();
  }
}
