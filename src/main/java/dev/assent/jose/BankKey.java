package dev.assent.jose;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.Collection;

/** A key pair of the bank's own. Immutable, safe for any number of threads. */
public abstract sealed class BankKey permits SigningKey, DecryptionKey {

  private final JWK key;

  BankKey(JWK key) {
    this.key = key;
  }

  /** The public parts of these keys as a JWKS. */
  public static String publicJwks(Collection<? extends BankKey> keys) {
    return new JWKSet(keys.stream().map(BankKey::jwk).toList()).toString(true);
  }

  /** The key's {@code kid}: its thumbprint (RFC 7638). */
  public final String keyId() {
    return key.getKeyID();
  }

  /** The one {@code alg} that this key is for. */
  public final String algorithm() {
    return key.getAlgorithm().getName();
  }

  /** The key pair as a JWK, the private part included. Only for storage, and only encrypted. */
  public final String toPrivateJwk() {
    return key.toJSONString();
  }

  /** The public part as a JWK. */
  public final String toPublicJwk() {
    return key.toPublicJWK().toJSONString();
  }

  /** Never the key itself. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + keyId() + "]";
  }

  final JWK jwk() {
    return key;
  }
}
