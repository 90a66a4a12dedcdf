package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.TspFixtures;
import dev.assent.tsp.Tsps;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of an account in a browser, light and dark, in both languages; each is accessible. */
@EnabledIf("dev.assent.Chromium#isWanted")
class AccountPagesIT extends PortalWithMail {

  private static final String NEW_PASSWORD = "a loud yellow mountain";

  private static Chromium chromium;

  @Autowired TspFixtures bank;
  @Autowired Tsps tsps;
  @LocalServerPort int port;

  private final String name = TspFixtures.userName();
  private Page page;

  @BeforeAll
  static void open() {
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @ParameterizedTest
  @CsvSource({
      "en-GB,LIGHT,Please confirm your e-mail address first,Send the link again,Confirm the address,"
          + "Your e-mail address is confirmed",
      "zh-TW,DARK,請先確認您的電子郵件地址,重新寄送連結,確認地址,您的電子郵件地址已確認"})
  void a_new_developer_confirms_the_address(String language, ColorScheme scheme, String first, String again,
      String confirm, String confirmed) {
    try (BrowserContext window = window(language, scheme)) {
      page = window.newPage();
      signUp();
      String mail = mail(name + "@dev.example", 1);
      logIn(TspFixtures.PASSWORD);
      shows(first);
      press(again);
      checked();
      page.navigate(here(link(mail)));
      shows(confirm);
      press(confirm);
      shows(confirmed);
      page.navigate(here(link(mail)));
      checked();
    }
  }

  @ParameterizedTest
  @CsvSource({"en-GB,DARK,Send the link,Set the new password,Your password is changed",
      "zh-TW,LIGHT,寄送連結,設定新密碼,您的密碼已變更"})
  void a_forgotten_password_is_replaced(String language, ColorScheme scheme, String send, String set, String done) {
    bank.registered(name);
    try (BrowserContext window = window(language, scheme)) {
      page = window.newPage();
      page.navigate(here("/portal/forgotten-password"));
      checked();
      press(send);
      checked();
      page.fill("#account", name);
      press(send);
      checked();
      page.navigate(here(link(mail(name + "@enjoylife.example", 1))));
      checked();
      passwords("password1234");
      press(set);
      checked();
      assertThat(page.locator("#password").inputValue()).isEmpty();
      passwords(NEW_PASSWORD);
      press(set);
      shows(done);
    }
  }

  @ParameterizedTest
  @CsvSource({"en-GB,LIGHT,Send the link,This form was sent too often,You can try again",
      "zh-TW,DARK,寄送連結,此表單送出次數過多,再試"})
  void who_asks_too_often_reads_when_to_try_again(String language, ColorScheme scheme, String send, String why,
      String when) {
    try (BrowserContext window = window(language, scheme)) {
      page = window.newPage();
      for (int again = 0; again < 4; again++) {
        page.navigate(here("/portal/forgotten-password"));
        page.fill("#account", "nobody-" + name);
        press(send);
      }
      shows(why);
      shows(when);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "en-GB,LIGHT,Change password,Change the password,Your password is changed,Send the invitation,Create an Account,"
          + "Remove,Withdraw",
      "zh-TW,DARK,變更密碼,變更密碼,您的密碼已變更,寄送邀請,建立帳戶,移除,撤回"})
  void colleagues_share_a_profile(String language, ColorScheme scheme, String change, String press, String changed,
      String invite, String create, String remove, String withdraw) {
    bank.registered(name);
    try (BrowserContext window = window(language, scheme); BrowserContext other = window(language, scheme)) {
      page = window.newPage();
      logIn(TspFixtures.PASSWORD);
      page.navigate(here("/portal/account/profile"));
      checked();
      page.getByText(change).first().click();
      press(press);
      checked();
      page.fill("#present", TspFixtures.PASSWORD);
      passwords(NEW_PASSWORD);
      press(press);
      shows(changed);

      press(invite);
      checked();
      page.fill("#field-email", name + "@friends.example");
      press(invite);
      checked();
      Page colleague = page;
      page = other.newPage();
      page.navigate(here(link(mail(name + "@friends.example", 1))));
      press(create);
      checked();
      page.fill("#field-userName", name + "b");
      page.fill("#field-password", NEW_PASSWORD);
      page.fill("#field-passwordRepeated", NEW_PASSWORD);
      press(create);
      checked();

      page = colleague;
      page.fill("#field-email", "nobody@friends.example");
      press(invite);
      page.locator("button", new Page.LocatorOptions().setHasText(withdraw)).click();
      checked();
      page.locator("main a", new Page.LocatorOptions().setHasText(remove)).click();
      checked();
      page.locator("main form button").click();
      checked();
      assertThat(tsps.developer(name + "b")).isEmpty();
    }
  }

  private void signUp() {
    page.navigate(here("/portal/sign-up"));
    Map.of("company", "Another Life " + name, "registrationNumber", name.toUpperCase(), "contactName", "Mei Lin",
        "contactEmail", "mei@another.example", "phone", "+886 2 5550 0102",
        "redirectUris", "https://another.example/callback", "purpose", "Show customers all accounts",
        "userName", name, "email", name + "@dev.example")
        .forEach((field, value) -> page.fill("[name=" + field + "]", value));
    page.selectOption("[name=certification]", "NONE");
    page.fill("[name=password]", TspFixtures.PASSWORD);
    page.fill("[name=passwordRepeated]", TspFixtures.PASSWORD);
    page.locator("main form button").click();
    checked();
  }

  private void logIn(String password) {
    page.navigate(here("/portal/login"));
    page.fill("#username", name);
    page.fill("#password", password);
    page.locator("main form[action$=login] button").click();
    checked();
  }

  private void passwords(String password) {
    page.fill("#password", password);
    page.fill("#passwordRepeated", password);
  }

  private void press(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true)).first().click();
  }

  private void shows(String words) {
    page.getByText(words).first().waitFor();
    checked();
  }

  private void checked() {
    assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
    for (int width : new int[] {390, 1366}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(page.url()).isEqualTo(width);
    }
  }

  private String here(String path) {
    return "http://localhost:" + port + path;
  }

  private static BrowserContext window(String locale, ColorScheme scheme) {
    return chromium.browser().newContext(new NewContextOptions().setLocale(locale).setColorScheme(scheme)
        .setViewportSize(1366, 900));
  }
}
