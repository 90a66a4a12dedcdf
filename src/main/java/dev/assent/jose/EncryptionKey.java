package dev.assent.jose;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;

/**
 * A client's key that responses may be encrypted to, and the one algorithm and method that go with it.
 *
 * @param dedicated whether its {@code use} says so
 */
record EncryptionKey(String keyId, boolean dedicated, JWEAlgorithm algorithm, EncryptionMethod method,
    JWEEncrypter encrypter) {

  /** Empty when the key does not admit an encryption that the profile offers. */
  static Optional<EncryptionKey> of(JwksKey key, AlgorithmProfile profile) throws JOSEException {
    Optional<JWEAlgorithm> algorithm = key.encryption(profile);
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    EncryptionKey usable = new EncryptionKey(key.keyId(), key.jwk().getKeyUse() != null, algorithm.get(),
        profile.method(algorithm.get()), encrypter(key.jwk()));
    // Some keys look right and fail only in use (a point of low order, say). That must show when the client hands
    // them in, not when an answer of the upstream waits to be protected.
    usable.encrypt(new byte[1], null);
    return Optional.of(usable);
  }

  String encrypt(byte[] content, String contentType) throws JOSEException {
    JWEHeader header = new JWEHeader.Builder(algorithm, method).keyID(keyId).contentType(contentType).build();
    JWEObject jwe = new JWEObject(header, new Payload(content));
    jwe.encrypt(encrypter);
    return jwe.serialize();
  }

  private static JWEEncrypter encrypter(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSAEncrypter(rsa);
    }
    return key instanceof ECKey ec ? new ECDHEncrypter(ec) : new X25519Encrypter(key.toOctetKeyPair());
  }
}
