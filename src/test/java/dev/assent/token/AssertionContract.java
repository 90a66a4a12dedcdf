package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.client.JwksServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client assertions that a lenient reader would take: each is a good one with one fault. */
abstract class AssertionContract extends TokenContract {

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"ec\"}";

  private ECKey key;
  private Wire wire;

  @BeforeEach
  void uploadKey() throws JOSEException {
    wire = new Wire(port);
    key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    clients.installKeys(tsp.clientId(), new JWKSet(key).toString());
  }

  @Test
  void a_header_that_a_strict_reader_does_not_accept_is_refused_and_named() throws JOSEException {
    for (String name : List.of("\"crit\":[\"exp\"]", "\"b64\":false", "\"jwk\":" + key.toPublicJWK(),
        "\"jku\":\"https://tsp.example\"", "\"x5u\":\"https://tsp.example\"", "\"zip\":\"DEF\"", "\"typ\":\"at+jwt\"",
        "\"cty\":\"JWT\"", "\"cty\":\"xml\"")) {
      String member = name.substring(1, 4).replace("\"", "");
      refused(signed("{\"alg\":\"ES256\",\"kid\":\"ec\"," + name + "}", json(claims())), member);
    }
    refused(signed("{\"alg\":\"ES256\",\"kid\":\"ec\",\"kid\":\"ec\"}", json(claims())), "no name appears twice");
    accepted(signed("{\"alg\":\"ES256\",\"kid\":\"ec\",\"typ\":\"client-authentication+jwt\"}", json(claims())));
  }

  @Test
  void an_assertion_is_strict_base64url_of_strict_json() throws JOSEException {
    String good = signed(HEADER, json(claims()));
    refused(good + "==", "base64url");
    refused(good.replaceFirst("\\.", "=."), "base64url");
    String twice = json(claims()).replaceFirst("\\{", "{\"sub\":\"other\",");
    refused(signed(HEADER, twice), "no name appears twice");
    refused(signed(HEADER, "[]"), "JSON object");
    refused(signed(HEADER, ""), "JSON object");
    refused(good.substring(0, good.lastIndexOf('.') + 1), "no signature");
  }

  @Test
  void a_claim_of_a_wrong_type_or_out_of_all_range_is_refused_and_never_a_fault_of_the_server() throws JOSEException {
    for (String name : List.of("exp", "nbf", "iat")) {
      for (String value : List.of("1e400", "-1", "99999999999999999999999999999999", "9223372036854775807", "\"7\"",
          "null", "true", "[]", "{}")) {
        refused(signed(HEADER, json(with(name, value))), name);
      }
    }
    for (String name : List.of("iss", "sub", "aud", "jti")) {
      for (String value : List.of("7", "null", "\"\"", "{}", "true", "\"" + "x".repeat(257) + "\"")) {
        refused(signed(HEADER, json(with(name, value))), name);
      }
    }
  }

  @Test
  void every_audience_is_this_server() throws JOSEException {
    accepted(signed(HEADER, json(with("aud", "[\"https://bank.example\",\"https://bank.example/oauth2/token\"]"))));
    refused(signed(HEADER, json(with("aud", "[\"https://bank.example\",\"https://other.example\"]"))), "aud");
    refused(signed(HEADER, json(with("aud", "[]"))), "aud");
    refused(signed(HEADER, json(with("aud", "[\"https://bank.example\",7]"))), "aud");
    refused(signed(HEADER, json(without("aud"))), "aud");
  }

  @Test
  void without_a_kid_the_key_that_fits_is_found() throws JOSEException {
    ECKey older = new ECKeyGenerator(Curve.P_256).keyID("older").generate();
    clients.installKeys(tsp.clientId(), new JWKSet(List.of(older.toPublicJWK(), key.toPublicJWK())).toString());

    accepted(signed("{\"alg\":\"ES256\"}", json(claims())));
  }

  @Test
  void operations_of_keys_are_honoured_and_unknown_ones_disturb_nobody() throws JOSEException {
    String publicKey = key.toPublicJWK().toJSONString().replace("}", "");
    clients.installKeys(tsp.clientId(), "{\"keys\":[" + publicKey + ",\"key_ops\":[\"verify\",\"unheard-of\"]}]}");
    accepted(signed(HEADER, json(claims())));

    clients.installKeys(tsp.clientId(), "{\"keys\":[" + publicKey + ",\"key_ops\":[\"deriveKey\"]}]}");
    refused(signed(HEADER, json(claims())), "kid");
    clients.installKeys(tsp.clientId(), "{\"keys\":[" + publicKey + ",\"use\":\"enc\"}]}");
    refused(signed(HEADER, json(claims())), "kid");
  }

  @Test
  void a_weaker_algorithm_logs_on_in_the_compatibility_profile_alone() throws JOSEException {
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    clients.installKeys(tsp.clientId(), new JWKSet(rsa.toPublicJWK()).toString());
    refused(rs256(rsa), "PS256, ES256, EdDSA");

    clients.changeCompatibility(tsp.clientId(), true);

    accepted(rs256(rsa));
  }

  @Test
  void an_unknown_kid_makes_the_clients_address_be_asked_once_more() throws Exception {
    try (JwksServer server = new JwksServer()) {
      jdbc.sql("update client set jwks = null, jwks_uri = :address, version = version + 1 where id = :id")
          .param("address", server.address().toString()).param("id", tsp.clientId()).update();
      server.publishes(new JWKSet(key.toPublicJWK()).toString());
      accepted(signed(HEADER, json(claims())));
      ECKey newer = new ECKeyGenerator(Curve.P_256).keyID("newer").generate();
      server.publishes(new JWKSet(newer.toPublicJWK()).toString());
      clock.moveAhead(Duration.ofMinutes(1));
      key = newer;

      accepted(signed("{\"alg\":\"ES256\",\"kid\":\"newer\"}", json(claims())));

      Answer unknown =
          tsp.clientCredentialsWith(signed("{\"alg\":\"ES256\",\"kid\":\"unheard-of\"}", json(claims())));
      assertThat(unknown.text("error_description")).contains("kid says 'unheard-of'");
      assertThat(server.asked()).isEqualTo(2);
    }
  }

  /** RFC 7521 section 4.2. */
  @Test
  void the_client_id_may_be_left_out_for_the_assertion_names_it() throws JOSEException {
    assertThat(nameless(signed(HEADER, json(claims()))).status()).isEqualTo(200);

    Answer unknown = nameless(signed(HEADER, json(with("sub", "\"nobody\""))));
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.text("error")).isEqualTo("invalid_client");
    assertThat(nameless(signed(HEADER, json(without("sub")))).text("error_description")).contains("sub");
    assertThat(nameless("nonsense").text("error_description")).contains("not a signed JWT");
    ECKey forged = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    key = forged;
    assertThat(nameless(signed(HEADER, json(claims()))).status()).isEqualTo(401);
  }

  @Test
  void an_assertion_of_another_type_is_told_which_is_known() throws JOSEException {
    Answer answer = wire.post("/oauth2/token", null, "grant_type", "client_credentials", "client_id", tsp.clientId(),
        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer",
        "client_assertion", signed(HEADER, json(claims())));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error_description")).contains("client_assertion_type must be " + TYPE);
  }

  private Answer nameless(String assertion) {
    return wire.post("/oauth2/token", null, "grant_type", "client_credentials", "client_assertion_type", TYPE,
        "client_assertion", assertion);
  }

  private void accepted(String assertion) {
    Answer answer = tsp.clientCredentialsWith(assertion);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
  }

  private void refused(String assertion, String why) {
    // So that what failed before does not count.
    clock.moveAhead(Duration.ofMinutes(1));
    Answer answer = tsp.clientCredentialsWith(assertion);
    assertThat(answer.status()).as(assertion).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
    assertThat(answer.text("error_description")).contains(why).matches("[ !#-\\[\\]-~]+");
  }

  /** The claims of a good assertion, as JSON values. */
  private Map<String, String> claims() {
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("iss", "\"" + tsp.clientId() + "\"");
    claims.put("sub", "\"" + tsp.clientId() + "\"");
    claims.put("aud", "\"https://bank.example\"");
    claims.put("jti", "\"" + UUID.randomUUID() + "\"");
    // Far enough ahead for a test that moves the clock.
    claims.put("exp", String.valueOf(clock.instant().plusSeconds(600).getEpochSecond()));
    return claims;
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> claims = claims();
    claims.put(name, value);
    return claims;
  }

  private Map<String, String> without(String name) {
    Map<String, String> claims = claims();
    claims.remove(name);
    return claims;
  }

  private static String json(Map<String, String> claims) {
    return claims.entrySet().stream().map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String signed(String header, String payload) throws JOSEException {
    String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
    return input + "." + new ECDSASigner(key).sign(new JWSHeader(JWSAlgorithm.ES256),
        input.getBytes(StandardCharsets.US_ASCII));
  }

  private String rs256(RSAKey rsa) throws JOSEException {
    String input = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"rsa\"}") + "." + Base64URL.encode(json(claims()));
    return input + "." + new RSASSASigner(rsa).sign(new JWSHeader(JWSAlgorithm.RS256),
        input.getBytes(StandardCharsets.US_ASCII));
  }
}
