package dev.assent.customer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The bank's pages as a customer walks through them in a browser, coming from one client. */
record BankSite(int port, String client, String back) {

  static final String STATE = "of-the-tsp";
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  String at(String path) {
    return "http://localhost:" + port + path;
  }

  /** Where the TSP sends the customer. */
  String asked() {
    return at("/oauth2/authorize?response_type=code&client_id=" + client + "&state=" + STATE + "&redirect_uri="
        + encode(back) + "&scope=" + encode(TestBank.ALL_ITEMS) + "&code_challenge_method=S256&code_challenge="
        + CHALLENGE);
  }

  void comeFromTsp(Page page) {
    page.navigate(asked());
  }

  void logIn(Page page, Customer customer) {
    page.locator("#username").fill(TestBank.accountNumber(customer));
    page.locator("#password").fill(TestBank.PASSWORD);
    press(page, "Login");
  }

  void agree(Page page) {
    page.getByLabel("I have read and agreed to the Privacy Policy").check();
    press(page, "Agree");
  }

  /** Comes from the TSP, shares these, and is back there. @return the code */
  String authorize(Page page, Customer customer, String... titles) {
    comeFromTsp(page);
    if (page.url().contains("/consents/login")) {
      logIn(page, customer);
    }
    agree(page);
    for (String title : titles) {
      page.getByLabel(Pattern.compile("^" + title)).check();
    }
    press(page, "Authorize");
    page.waitForURL(back + "**");
    return parameter(page.url(), "code");
  }

  static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }

  static String parameter(String address, String name) {
    var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
    return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : null;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
