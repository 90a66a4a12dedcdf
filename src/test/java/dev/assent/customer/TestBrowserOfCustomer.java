package dev.assent.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser with a cookie jar that follows no redirect by itself, and sends the forms of the pages it has seen. */
final class TestBrowserOfCustomer {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String server;

  TestBrowserOfCustomer(int port) {
    this.server = "http://localhost:" + port;
  }

  HttpResponse<String> opens(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> logsIn(Customer customer) {
    return post("/consents/login", csrf("/consents/login"), "username", TestBank.accountNumber(customer), "password",
        TestBank.PASSWORD);
  }

  /** Sends the form of that page. */
  HttpResponse<String> sends(String path, String... fields) {
    HttpResponse<String> page = opens(path);
    return page.statusCode() == 200 ? post(path, csrf(page), fields) : page;
  }

  HttpResponse<String> sendsForged(String path, String... fields) {
    return post(path, "made-up", fields);
  }

  /** @param csrf of a form that was seen before */
  HttpResponse<String> sendsWith(String csrf, String path) {
    return post(path, csrf);
  }

  String csrf(String path) {
    return csrf(opens(path));
  }

  String session() {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("ASSENT"))
        .map(HttpCookie::getValue).findFirst().orElseThrow();
  }

  private static String csrf(HttpResponse<String> page) {
    Matcher found = CSRF.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError(page.statusCode() + page.body());
    }
    return found.group(1);
  }

  private HttpResponse<String> post(String path, String csrf, String... fields) {
    StringBuilder form = new StringBuilder("_csrf=").append(encode(csrf));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
    }
    return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form.toString())));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/html");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
