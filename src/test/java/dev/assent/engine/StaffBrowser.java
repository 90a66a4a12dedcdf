package dev.assent.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person's browser, as far as HTTP goes: cookies, forms with their CSRF token, Tasklist's requests with theirs. */
class StaffBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  StaffBrowser(int port) {
    this.base = "http://localhost:" + port;
  }

  /** Somebody of the staff who has Tasklist open. */
  static StaffBrowser loggedIn(int port, String name, String password) {
    StaffBrowser browser = new StaffBrowser(port);
    String leadsTo = browser.logIn(name, password).headers().firstValue("Location").orElse("");
    if (!leadsTo.endsWith("/bank")) {
      throw new IllegalStateException(name + " is not logged in, but led to " + leadsTo);
    }
    browser.open("/camunda/app/tasklist/default/"); // brings Camunda's CSRF token
    return browser;
  }

  /** Sends the form of one of the console's pages. */
  HttpResponse<String> post(String page, String path, String fields) {
    Matcher token = TOKEN.matcher(open(page).body());
    if (!token.find()) {
      throw new IllegalStateException(page + " has no form");
    }
    return send("POST", path, "text/html", "application/x-www-form-urlencoded",
        fields + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
  }

  HttpResponse<String> logIn(String name, String password) {
    return post("/bank/login", "/bank/login",
        "username=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
  }

  /** A page, as a browser asks for it; redirects are not followed. */
  HttpResponse<String> open(String path) {
    return send("GET", path, "text/html", null, null);
  }

  /** A request of a script: to the engine's API below its name, or to an absolute path. */
  HttpResponse<String> call(String method, String path, String json) {
    return send(method, path.startsWith("/camunda") ? path : "/camunda/api/engine/engine/default/" + path,
        "application/json", "application/json", json);
  }

  private HttpResponse<String> send(String method, String path, String accept, String type, String body) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept)
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .findFirst().ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void withoutCsrfToken() {
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).toList()
        .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
  }
}
