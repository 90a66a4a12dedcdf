package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What does not get as far as the authorization server, and what is told to whoever sent it. */
abstract class EntryContract extends WireContract {

  private static final String GRANT = "grant_type=client_credentials";

  @Test
  void two_clients_in_one_request_are_refused() {
    refused(wire.post("/oauth2/token", basic(), "grant_type", "client_credentials", "client_id", "other"), 400,
        "client_id names another client than Basic");
    assertThat(wire.post("/oauth2/token", basic(), "grant_type", "client_credentials", "client_id", tsp.clientId())
        .status()).isEqualTo(200);
    refused(wire.post("/oauth2/token", basic(), "grant_type", "client_credentials", "client_secret", secret), 400,
        "one way only");
    refused(wire.post("/oauth2/token", basic(), "grant_type", "client_credentials", "client_assertion", "a.b.c"), 400,
        "one way only");
    refused(wire.post("/oauth2/token", null, "grant_type", "client_credentials", "client_assertion", "a.b.c",
        "client_secret", secret), 400, "one way only");
  }

  @Test
  void another_method_than_post_is_answered_405_in_oauths_own_form() {
    for (String endpoint : ENDPOINTS) {
      for (String method : List.of("GET", "PUT", "PATCH", "DELETE", "OPTIONS")) {
        Answer answer = wire.send(method, endpoint, basic(), FORM, GRANT);

        refused(answer, 405, "Use POST");
        assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
      }
    }
    for (String path : List.of("/oauth2/jwks", "/.well-known/oauth-authorization-server")) {
      Answer answer = wire.send("POST", path, null, FORM, "");

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.text("code")).isEqualTo("method_not_allowed");
      assertThat(answer.response().headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
  }

  @Test
  void what_is_published_can_be_asked_for_by_head() {
    for (String path : List.of("/oauth2/jwks", "/.well-known/oauth-authorization-server")) {
      Answer got = wire.send("GET", path, null, FORM, "");
      Answer head = wire.send("HEAD", path, null, FORM, "");

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.response().body()).isEmpty();
      for (String header : List.of("Content-Type", "Cache-Control")) {
        assertThat(head.response().headers().firstValue(header))
            .isEqualTo(got.response().headers().firstValue(header));
      }
    }
  }

  @Test
  void what_the_authorization_server_would_open_and_we_do_not_offer_does_not_exist() {
    for (String path : List.of("/oauth2/device_authorization", "/oauth2/device_verification",
        "/oauth2/token/", "/oauth2/register", "/oauth2/anything")) {
      for (String method : List.of("GET", "POST")) {
        Answer answer = wire.send(method, path, basic(), FORM, GRANT + "&response_type=code&client_id="
            + tsp.clientId());

        assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("not_found");
      }
    }
    for (String path : List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")) {
      JsonNode metadata = wire.get(path).json();
      metadata.fieldNames().forEachRemaining(name -> assertThat(name).doesNotContainIgnoringCase("device")
          .doesNotContain("dpop").doesNotContain("tls").doesNotContain("registration"));
      assertThat(metadata.path("grant_types_supported")).hasSize(3);
      assertThat(metadata.path("token_endpoint_auth_signing_alg_values_supported")).hasSize(3);
    }
  }

  @Test
  void a_proof_of_possession_is_refused_since_no_token_would_be_bound_to_it() {
    refused(wire.send("POST", "/oauth2/token", basic(), FORM, GRANT, "DPoP", "a.b.c"), 400, "bearer tokens only");
  }

  @Test
  void a_grant_that_is_not_offered_is_unsupported_whoever_knows_it() {
    for (String grant : List.of("urn:ietf:params:oauth:grant-type:device_code", "implicit", "password",
        "urn:ietf:params:oauth:grant-type:token-exchange", "urn:ietf:params:oauth:grant-type:jwt-bearer")) {
      Answer answer = wire.post("/oauth2/token", basic(), "grant_type", grant, "device_code", "x",
          "subject_token", "x", "subject_token_type", "urn:ietf:params:oauth:token-type:access_token");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("error")).isEqualTo("unsupported_grant_type");
    }
  }

  @Test
  void a_state_with_control_characters_or_without_end_is_not_carried_into_a_redirect() {
    for (String state : List.of("a\r\nSet-Cookie: b", "a\u0000", "a\tb", "a\u007f", "a\u0085", "x".repeat(2001))) {
      String[] request = tsp.request("creditCards");
      for (int i = 0; i < request.length; i += 2) {
        request[i + 1] = request[i].equals("state") ? state : request[i + 1];
      }
      Answer answer = steve.asked(request);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.response().headers().firstValue("Location")).isEmpty();
    }
    assertThat(steve.asked("response_type", "code", "client_id", "nobody\u0000").status()).isEqualTo(400);
  }

  @Test
  void a_basic_header_that_cannot_be_read_is_told_so() {
    for (String credentials : List.of("not base64!", base64("no-colon"), base64(":secret"), base64("id:"),
        base64("id:100%"), base64("id:%zz"), base64("id\n:secret"), base64(tsp.clientId() + ":" + secret + "\n"), "",
        Base64.getEncoder().encodeToString(new byte[] {'a', ':', (byte) 0xff, (byte) 0xfe}))) {
      refused(wire.postAs(FORM, "/oauth2/token", "Basic " + credentials, GRANT), 400, "Basic ");
    }
  }

  @Test
  void a_form_that_cannot_be_read_is_told_why() {
    refused(post(GRANT + "&any=%zz"), 400, "percent-encoded");
    refused(post(GRANT + "&any=%ff%fe"), 400, "UTF-8");
    refused(post(GRANT + "&scope=a%00"), 400, "The parameter scope holds a control character");
    refused(wire.postAs(FORM, "/oauth2/token", null, GRANT + "&client_id=a%00&client_secret=x"), 400,
        "The parameter client_id holds a control character");
    for (String charset : List.of("UTF-16", "ISO-8859-1", "unheard-of")) {
      refused(wire.postAs(FORM + ";charset=" + charset, "/oauth2/token", basic(), GRANT), 400, "charset");
    }
    refused(wire.send("POST", "/oauth2/token", basic(), FORM, GRANT, "Content-Encoding", "gzip"), 400,
        "without Content-Encoding");
  }

  @Test
  void a_form_over_the_limit_is_told_its_size() {
    refused(post(GRANT + "&any=" + "x".repeat(FormBody.MOST_CHARACTERS)), 413, "64 KB");
    refused(post(GRANT + "&any=" + "x".repeat(1_500_000)), 413, "64 KB");
    refused(wire.inChunks("/oauth2/token", basic(), FORM, GRANT + "&any=" + "x".repeat(100_000)), 413, "64 KB");
    refused(post(GRANT + "&a".repeat(10_001)), 400, "more parameters");
  }

  @Test
  void basic_is_basic_whatever_white_space_follows() {
    String tab = basic().replace("Basic ", "Basic\t");

    refused(wire.post("/oauth2/token", tab, "grant_type", "client_credentials", "client_id", "another"), 400,
        "one space");
    refused(wire.post("/oauth2/token", tab, "grant_type", "client_credentials"), 400, "one space");
  }

  /** 50 of one network, and 100 of all. */
  @Test
  void requests_whose_bodies_trickle_leave_places_for_other_networks_and_threads_for_calls() throws IOException {
    List<Socket> trickling = new ArrayList<>();
    try {
      fill(trickling, "127.0.0.1",
          () -> wire.post("/oauth2/token", basic(), "grant_type", "client_credentials").status() == 429);
      assertThat(answered("127.0.0.2")).startsWith("HTTP/1.1 401");
      fill(trickling, "127.0.0.2", () -> answered("127.0.0.3").startsWith("HTTP/1.1 503"));
    } finally {
      for (Socket socket : trickling) {
        socket.close();
      }
    }
    await().until(() -> wire.post("/oauth2/token", basic(), "grant_type", "client_credentials").status() == 200);
  }

  /** On a slow machine the first of them are over before the last begin, so there is always one more. */
  private void fill(List<Socket> trickling, String from, Callable<Boolean> isFull) throws IOException {
    for (int place = 0; place < 50; place++) {
      trickling.add(trickle(from));
    }
    await().atMost(Duration.ofMinutes(1)).until(() -> {
      trickling.add(trickle(from));
      return isFull.call();
    });
  }

  private Socket trickle(String from) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(("POST /oauth2/token HTTP/1.1\r\nHost: bank.example\r\nConnection: close\r\n"
        + "Content-Type: " + FORM + "\r\nContent-Length: 29\r\n\r\ngrant_type=client_credential")
        .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private String answered(String to) throws IOException {
    try (Socket socket = trickle(to)) {
      socket.getOutputStream().write('s');
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Answer post(String form) {
    return wire.postAs(FORM, "/oauth2/token", basic(), form);
  }

  private static void refused(Answer answer, int status, String why) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.text("error")).isEqualTo("invalid_request");
    assertThat(answer.text("error_description")).contains(why).matches("[ !#-\\[\\]-~]+");
  }

  private String basic() {
    return TestTsp.basic(tsp.clientId(), secret);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
