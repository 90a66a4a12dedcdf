package dev.assent.demo.enjoylife;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Signs and encrypts what Enjoy Life sends, decrypts and verifies what it gets, as each API's JWT setting says. */
@Component
@Profile(EnjoyLifeApplication.PROFILE)
class BankMessages {

  /** The {@code cty} of a JWE that holds a JWS. */
  private static final String NESTED = "JWT";

  private final EnjoyLifeKeys keys;
  private final RestClient bank;

  BankMessages(EnjoyLifeKeys keys, RestClient bank) {
    this.keys = keys;
    this.bank = bank;
  }

  /** The request's body on the wire. */
  String protect(String json, String setting) {
    try {
      return switch (setting) {
        case "JWS" -> sign(json);
        case "JWE" -> encrypt(json, "application/json");
        case "JWS in JWE" -> encrypt(sign(json), NESTED);
        default -> json;
      };
    } catch (JOSEException failed) {
      throw new IllegalStateException("The request could not be protected", failed);
    }
  }

  /** The JSON inside an {@code application/jose} answer. */
  String open(String compact) {
    try {
      return compact.chars().filter(character -> character == '.').count() == 4 ? decrypt(compact) : verify(compact);
    } catch (ParseException | JOSEException failed) {
      throw new IllegalStateException("The bank's answer could not be opened", failed);
    }
  }

  private String sign(String json) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
        .keyID(keys.signing().getKeyID())
        .customParam("iat", Instant.now().getEpochSecond())
        .customParam("jti", UUID.randomUUID().toString())
        .build();
    JWSObject message = new JWSObject(header, new Payload(json));
    message.sign(new ECDSASigner(keys.signing()));
    return message.serialize();
  }

  private String encrypt(String content, String contentType) throws JOSEException {
    ECKey key = bankKey(KeyUse.ENCRYPTION);
    JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
        .keyID(key.getKeyID()).contentType(contentType).build();
    JWEObject message = new JWEObject(header, new Payload(content));
    message.encrypt(new ECDHEncrypter(key));
    return message.serialize();
  }

  private String decrypt(String compact) throws ParseException, JOSEException {
    JWEObject message = JWEObject.parse(compact);
    message.decrypt(new ECDHDecrypter(keys.encryption()));
    String content = message.getPayload().toString();
    return NESTED.equals(message.getHeader().getContentType()) ? verify(content) : content;
  }

  private String verify(String compact) throws ParseException, JOSEException {
    JWSObject message = JWSObject.parse(compact);
    if (!message.verify(new ECDSAVerifier(bankKey(KeyUse.SIGNATURE)))) {
      throw new JOSEException("The bank's signature does not fit");
    }
    return message.getPayload().toString();
  }

  private ECKey bankKey(KeyUse use) throws JOSEException {
    try {
      String jwks = bank.get().uri("/oauth2/jwks").retrieve().body(String.class);
      return JWKSet.parse(jwks).getKeys().stream()
          .filter(key -> use.equals(key.getKeyUse()) && key.getKeyType() == KeyType.EC)
          .map(JWK::toECKey).findFirst()
          .orElseThrow(() -> new JOSEException("The bank publishes no such key"));
    } catch (ParseException malformed) {
      throw new JOSEException("The bank's JWKS cannot be read", malformed);
    }
  }
}
