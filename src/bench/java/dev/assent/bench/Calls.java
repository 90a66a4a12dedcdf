package dev.assent.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The kinds of traffic. */
final class Calls {

  static final byte[] BODY =
      "{\"accountNumber\":\"700123456\",\"currency\":\"TWD\"}".getBytes(StandardCharsets.US_ASCII);

  private static final ContentType JOSE = ContentType.create("application/jose");
  private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

  private Calls() { }

  static Traffic plain(URI to) {
    return connection -> post(to, BODY, ContentType.create("application/json"));
  }

  static Traffic authorized(URI to, String prefix, String kind) {
    return connection -> withToken(post(to, BODY, ContentType.create("application/json")), prefix, kind, connection);
  }

  static Traffic signed(URI to, String prefix, String kind) {
    return new Prepared() {
      @Override
      String next(int connection) {
        return Keys.request(BODY);
      }

      @Override
      HttpPost request(String message, int connection) {
        return withToken(post(to, message.getBytes(StandardCharsets.US_ASCII), JOSE), prefix, kind, connection);
      }
    };
  }

  /** client_credentials with private_key_jwt, each client in turn. */
  static Traffic tokenRequest(URI to, String prefix) {
    return new Prepared() {
      @Override
      String next(int number) {
        String client = prefix + number % Fixtures.CLIENTS;
        return "grant_type=client_credentials&client_id=" + client
            + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
            + "&client_assertion=" + Keys.assertion(client, Assent.ISSUER);
      }

      @Override
      HttpPost request(String message, int connection) {
        return post(to, message.getBytes(StandardCharsets.US_ASCII), FORM);
      }
    };
  }

  static HttpPost withToken(URI to, String token) {
    HttpPost request = post(to, BODY, ContentType.create("application/json"));
    request.setHeader("Authorization", "Bearer " + token);
    return request;
  }

  private static HttpPost withToken(HttpPost request, String prefix, String kind, int connection) {
    request.setHeader("Authorization", "Bearer " + Fixtures.token(prefix + connection, kind));
    return request;
  }

  private static HttpPost post(URI to, byte[] body, ContentType type) {
    HttpPost request = new HttpPost(to);
    request.setEntity(new ByteArrayEntity(body, type));
    return request;
  }

  /** Traffic whose messages are signed ahead, since the client's work is not what is measured. */
  private abstract static class Prepared implements Traffic {

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();

    abstract String next(int number);

    abstract HttpPost request(String message, int connection);

    @Override
    public void prepare(int calls) {
      messages.clear();
      for (int number = 0; number < calls; number++) {
        messages.add(next(number));
      }
    }

    @Override
    public HttpPost apply(int connection) {
      String ready = messages.poll();
      return request(ready == null ? next(connection) : ready, connection);
    }
  }
}
