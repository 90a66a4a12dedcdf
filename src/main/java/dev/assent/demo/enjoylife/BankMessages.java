package dev.assent.demo.enjoylife;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
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
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Instant;
import java.util.UUID;

/** Signs and encrypts what Enjoy Life sends, decrypts and verifies what it gets, as each API's JWT setting says. */
class BankMessages {

  /** The {@code cty} of a JWE that holds a JWS. */
  private static final String NESTED = "JWT";

  private final EnjoyLifeKeys keys;
  private final JWKSource<SecurityContext> bankKeys;

  BankMessages(EnjoyLifeKeys keys, JWKSource<SecurityContext> bankKeys) {
    this.keys = keys;
    this.bankKeys = bankKeys;
  }

  /** @param setting of the request: None, JWS, JWE or JWS in JWE */
  Message protect(String json, String setting) throws JOSEException {
    return switch (setting) {
      case "JWS" -> sign(json);
      case "JWE" -> encrypt(Message.plain(json), "application/json");
      case "JWS in JWE" -> encrypt(sign(json), NESTED);
      default -> Message.plain(json);
    };
  }

  /** What is inside an {@code application/jose} answer. @throws JOSEException if it is not the bank's */
  Message open(String compact) throws ParseException, JOSEException {
    JOSEObject message = JOSEObject.parse(compact);
    if (message instanceof JWEObject jwe) {
      jwe.decrypt(new ECDHDecrypter(keys.encryption()));
      String content = jwe.getPayload().toString();
      return (NESTED.equals(jwe.getHeader().getContentType()) ? open(content) : Message.plain(content))
          .inside(compact, jwe.getHeader().toString());
    }
    if (message instanceof JWSObject jws
        && jws.verify(new ECDSAVerifier(bankKey(KeyUse.SIGNATURE, jws.getHeader().getKeyID())))) {
      return Message.plain(jws.getPayload().toString()).inside(compact, jws.getHeader().toString());
    }
    throw new JOSEException("The bank did not sign this");
  }

  private Message sign(String json) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
        .keyID(keys.signing().getKeyID())
        .customParam("iat", Instant.now().getEpochSecond())
        .customParam("jti", UUID.randomUUID().toString())
        .build();
    JWSObject message = new JWSObject(header, new Payload(json));
    message.sign(new ECDSASigner(keys.signing()));
    return Message.plain(json).inside(message.serialize(), header.toString());
  }

  private Message encrypt(Message inner, String contentType) throws JOSEException {
    ECKey key = bankKey(KeyUse.ENCRYPTION, null);
    JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
        .keyID(key.getKeyID()).contentType(contentType).build();
    JWEObject message = new JWEObject(header, new Payload(inner.wire()));
    message.encrypt(new ECDHEncrypter(key));
    return inner.inside(message.serialize(), header.toString());
  }

  /** @param id null for the first one */
  private ECKey bankKey(KeyUse use, String id) throws JOSEException {
    var wanted = new JWKMatcher.Builder().keyType(KeyType.EC).keyUse(use);
    return bankKeys.get(new JWKSelector((id == null ? wanted : wanted.keyID(id)).build()), null).stream().findFirst()
        .orElseThrow(() -> new JOSEException("The bank publishes no such key")).toECKey();
  }
}
