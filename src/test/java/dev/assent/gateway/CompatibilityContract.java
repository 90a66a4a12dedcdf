package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.jose.hostile.HostileMessages;
import dev.assent.keys.BankKeyRotation;
import dev.assent.keys.BankKeys;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients for which a manager lets weaker algorithms be used. */
abstract class CompatibilityContract extends GatewayContract {

  private static final Set<String> POST = Set.of("POST");
  private static final RSAKey SIGNING = rsa("weak-sig", KeyUse.SIGNATURE, JWSAlgorithm.RS256);
  private static final RSAKey ENCRYPTION = rsa("weak-enc", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP);

  @Autowired BankKeyRotation rotation;
  @Autowired BankKeys bankKeys;

  @Test
  void a_request_signed_with_rs256_is_accepted_from_a_client_in_the_compatibility_profile_alone() {
    ApiPath api = publish(POST, SIGNED_REQUEST);
    TestCaller caller = callerWithWeakKeys(api);
    assertThat(code(wire.post(caller, api, signed()))).isEqualTo("jws_invalid");

    bank.clients.changeCompatibility(caller.clientId(), true);
    assertThat(wire.post(caller, api, signed()).statusCode()).isEqualTo(200);

    bank.clients.changeCompatibility(caller.clientId(), false);
    assertThat(code(wire.post(caller, api, signed()))).isEqualTo("jws_invalid");
  }

  @Test
  void messages_are_encrypted_with_rsa_oaep_both_ways_in_the_compatibility_profile_alone() throws Exception {
    ApiPath api = publish(POST, new JwtSetting(MessageProtection.JWE, MessageProtection.JWE));
    TestCaller caller = callerWithWeakKeys(api);
    rotation.offerCompatibility("manager");
    clock.moveAhead(Duration.ofMinutes(1));
    assertThat(code(wire.post(caller, api, encrypted()))).isEqualTo("jwe_invalid");
    bank.clients.changeCompatibility(caller.clientId(), true);

    JWEObject answer = JWEObject.parse(wire.post(caller, api, encrypted()).body());

    assertThat(answer.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.RSA_OAEP);
    assertThat(answer.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A128CBC_HS256);
    answer.decrypt(new RSADecrypter(ENCRYPTION));
    assertThat(answer.getPayload().toString()).isNotBlank();
    assertThat(upstream.received("/" + api)).singleElement()
        .satisfies(call -> assertThat(call.body()).isEqualTo("{\"amount\":1}"));
  }

  private TestCaller callerWithWeakKeys(ApiPath api) {
    TestCaller caller = bank.callerOf(api, 9);
    bank.clients.installKeys(caller.clientId(), TestTsp.jwks(SIGNING.toPublicJWK(), ENCRYPTION.toPublicJWK()));
    return caller;
  }

  private String signed() {
    JWSObject jws = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(SIGNING.getKeyID())
        .customParam("iat", clock.instant().getEpochSecond()).customParam("jti", UUID.randomUUID().toString()).build(),
        new Payload("{}"));
    try {
      jws.sign(new RSASSASigner(SIGNING));
      return jws.serialize();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private String encrypted() throws JOSEException, ParseException {
    JWK bankKey = JWKSet.parse(bankKeys.publicJwks()).getKeys().stream()
        .filter(key -> JWEAlgorithm.RSA_OAEP.equals(key.getAlgorithm())).findFirst().orElseThrow();
    JWEObject jwe = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP, EncryptionMethod.A128CBC_HS256)
        .keyID(bankKey.getKeyID()).contentType("application/json").build(), new Payload("{\"amount\":1}"));
    jwe.encrypt(new RSAEncrypter(bankKey.toRSAKey()));
    return jwe.serialize();
  }

  /** A fixed key: making one takes seconds where the JVM compiles little. */
  private static RSAKey rsa(String keyId, KeyUse use, Algorithm algorithm) {
    try {
      RSAKey fixed = RSAKey.parse(HostileMessages.keys().clients().get("weaker").get(0));
      return new RSAKey.Builder(fixed).keyID(keyId).keyUse(use).algorithm(algorithm).build();
    } catch (ParseException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
