package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A key with which the bank signs, ES256 or PS256. */
public final class SigningKey extends BankKey {

  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);

  private final JWSSigner signer;

  private SigningKey(JWK key) {
    super(key);
    try {
      this.signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
    } catch (JOSEException fault) {
      throw new IllegalArgumentException("The key " + key.getKeyID() + " cannot sign.", fault);
    }
  }

  /** A new EC P-256 key pair for ES256. */
  public static SigningKey generateEs256() {
    return new SigningKey(KeyPairs.onP256(KeyUse.SIGNATURE, JWSAlgorithm.ES256));
  }

  /**
   * A key pair made elsewhere: RSA for PS256, EC on P-256 for ES256.
   *
   * @throws IllegalArgumentException when it is of another kind, or too small
   */
  public static SigningKey of(PublicKey publicKey, PrivateKey privateKey) {
    return new SigningKey(
        KeyPairs.of(publicKey, privateKey, KeyUse.SIGNATURE, JWSAlgorithm.PS256, JWSAlgorithm.ES256));
  }

  /**
   * Reads what {@link #toPrivateJwk()} wrote.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static SigningKey parse(String privateJwk) {
    return new SigningKey(KeyPairs.parse(privateJwk, KeyUse.SIGNATURE, ALGORITHMS));
  }

  /**
   * Signs a response.
   *
   * @param contentType what {@code content} is; becomes the header {@code cty}
   * @return a compact JWS with {@code kid}, {@code iat}, {@code jti} and {@code cty} in its protected header
   * @throws ProtectionFailedException when that is impossible; the content must then not be sent at all
   */
  public String sign(byte[] content, String contentType, Instant now) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm()))
        .keyID(keyId())
        .contentType(contentType)
        .customParam("iat", now.getEpochSecond())
        .customParam("jti", UUID.randomUUID().toString())
        .build();
    return sign(header, new Payload(content));
  }

  /**
   * Signs a JWT (RFC 7519).
   *
   * @param type   the header {@code typ} (RFC 8725 section 3.11), so that no JWT passes for another kind
   * @param claims as they become members of the payload
   * @throws ProtectionFailedException when that is impossible
   */
  public String signClaims(String type, Map<String, Object> claims) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm()))
        .keyID(keyId())
        .type(new JOSEObjectType(type))
        .build();
    return sign(header, new Payload(claims));
  }

  private String sign(JWSHeader header, Payload payload) {
    JWSObject jws = new JWSObject(header, payload);
    try {
      jws.sign(signer);
    } catch (JOSEException fault) {
      throw new ProtectionFailedException("The message could not be signed.", fault);
    }
    return jws.serialize();
  }
}
