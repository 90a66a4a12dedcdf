package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.client.JwksServer;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ClientContract extends TokenContract {

  private static final String ISSUER = "https://bank.example";

  private ECKey key;

  @BeforeEach
  void uploadKey() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    clients.installKeys(tsp.clientId(), new JWKSet(key).toString());
  }

  @Test
  void client_credentials_bring_a_token_without_scope_and_without_refresh_token() {
    Answer answer = tsp.clientCredentials();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("uses").asInt()).isEqualTo(3);
    assertThat(answer.json().has("scope")).isFalse();
    assertThat(answer.json().has("refresh_token")).isFalse();
  }

  @Test
  void client_credentials_do_not_reach_what_a_customer_must_share() {
    Answer answer = tsp.token("grant_type", "client_credentials", "scope", "creditCards");

    assertThat(answer.text("error")).isEqualTo("invalid_scope");
    assertThat(answer.text("error_description")).contains("authorization_code");
  }

  @Test
  void a_wrong_secret_is_refused_and_told_what_to_compare() {
    Answer answer = new TestTsp(port, tsp.clientId(), "wrong").clientCredentials();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
    assertThat(answer.text("error_description")).contains("secret");
    assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void a_suspended_client_gets_nothing() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    clients.suspend(tsp.clientId());

    assertThat(tsp.refresh(tokens.refreshToken()).text("error")).isEqualTo("invalid_client");
    assertThat(tsp.clientCredentials().text("error")).isEqualTo("invalid_client");
    assertThat(steve.asked(tsp.request("creditCards")).status()).isEqualTo(400);
  }

  @Test
  void a_client_logs_on_with_an_assertion_of_each_allowed_algorithm() throws JOSEException {
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    OctetKeyPair ed25519 = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
    clients.installKeys(tsp.clientId(), new JWKSet(List.of(rsa, key, ed25519)).toString());

    assertThat(tsp.clientCredentialsWith(assertion(JWSAlgorithm.PS256, rsa, new RSASSASigner(rsa), claims())).status())
        .isEqualTo(200);
    assertThat(tsp.clientCredentialsWith(assertion(claims())).status()).isEqualTo(200);
    assertThat(tsp.clientCredentialsWith(
        assertion(JWSAlgorithm.EdDSA, ed25519, new Ed25519Signer(ed25519), claims())).status()).isEqualTo(200);
    refused(assertion(JWSAlgorithm.RS256, rsa, new RSASSASigner(rsa), claims()), "PS256");
  }

  @Test
  void an_assertion_works_once() throws JOSEException {
    String assertion = assertion(claims());

    List<Answer> answers = atOnce(10, () -> tsp.clientCredentialsWith(assertion));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    refused(assertion, "jti");
  }

  @Test
  void an_assertion_for_somebody_else_is_refused() throws JOSEException {
    refused(assertion(claims().audience("https://other.example")), "aud");
    refused(assertion(claims().issuer("other")), "iss");
    refused(assertion(claims().subject("other")), "sub");
  }

  @Test
  void an_assertion_out_of_its_time_is_refused() throws JOSEException {
    refused(assertion(claims().expirationTime(null)), "exp");
    refused(assertion(claims().expirationTime(in(Duration.ofSeconds(-31)))), "expired");
    refused(assertion(claims().expirationTime(in(Duration.ofHours(2)))), "hour");
    refused(assertion(claims().issueTime(in(Duration.ofMinutes(1)))), "future");
    refused(assertion(claims().jwtID(null)), "jti");
  }

  @Test
  void an_assertion_with_a_key_that_was_not_uploaded_is_refused() throws JOSEException {
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();

    refused(assertion(JWSAlgorithm.ES256, other, new ECDSASigner(other), claims()), "key");
    refused("no assertion at all", "not a signed JWT");
  }

  @Test
  void an_assertion_is_verified_with_the_keys_at_the_clients_address_and_a_new_one_is_fetched() throws Exception {
    try (JwksServer server = new JwksServer()) {
      jdbc.sql("update client set jwks = null, jwks_uri = :address, version = version + 1 where id = :id")
          .param("address", server.address().toString()).param("id", tsp.clientId()).update();
      server.publishes(new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("earlier").generate()).toString());
      refused(assertion(claims()), "kid");

      server.publishes(new JWKSet(key).toString());
      clock.moveAhead(Duration.ofMinutes(1));

      assertThat(tsp.clientCredentialsWith(assertion(claims())).status()).isEqualTo(200);
      assertThat(server.asked()).isEqualTo(2);
    }
  }

  private void refused(String assertion, String why) {
    Answer answer = tsp.clientCredentialsWith(assertion);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
    assertThat(answer.text("error_description")).contains(why);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(tsp.clientId()).subject(tsp.clientId()).audience(ISSUER)
        .jwtID(UUID.randomUUID().toString()).issueTime(in(Duration.ZERO)).expirationTime(in(Duration.ofMinutes(5)));
  }

  private Date in(Duration time) {
    return Date.from(clock.instant().plus(time));
  }

  private String assertion(JWTClaimsSet.Builder claims) throws JOSEException {
    return assertion(JWSAlgorithm.ES256, key, new ECDSASigner(key), claims);
  }

  private static String assertion(JWSAlgorithm algorithm, JWK key, JWSSigner signer, JWTClaimsSet.Builder claims)
      throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
    jwt.sign(signer);
    return jwt.serialize();
  }
}
