package dev.assent.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Keeps cookies, asks for pages, and sends forms with the token that their page holds. Follows no redirects. */
class TestBrowser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String site;

  TestBrowser(int port) {
    this.site = "http://localhost:" + port;
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> getIn(String language, String path) {
    return send(request(path).header("Accept-Language", language));
  }

  HttpResponse<String> post(String path, String form) {
    return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)));
  }

  /** A POST from a page that holds a form. */
  HttpResponse<String> postFrom(String page, String path, String form) {
    var token = CSRF.matcher(get(page).body());
    if (!token.find()) {
      throw new AssertionError("No form at " + page);
    }
    return post(path, form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
  }

  HttpResponse<String> logIn(Audience audience, String name, String password) {
    return postFrom(audience.logIn(), audience.logIn(), "username=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(site + path)).header("Accept", "text/html,application/xhtml+xml");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
