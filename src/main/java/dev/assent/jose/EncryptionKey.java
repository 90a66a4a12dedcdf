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
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;

/** A client's key that responses may be encrypted to, and the one algorithm that it is for. */
record EncryptionKey(String keyId, boolean dedicated, JWEAlgorithm algorithm, JWEEncrypter encrypter) {

  /** Empty when the key's kind, {@code use} or {@code alg} does not admit an encryption that we offer. */
  static Optional<EncryptionKey> of(JWK key) throws JOSEException {
    JWEAlgorithm algorithm = algorithm(key);
    boolean dedicated = KeyUse.ENCRYPTION.equals(key.getKeyUse());
    boolean meant = dedicated || key.getKeyUse() == null;
    boolean matches = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    if (algorithm == null || !meant || !matches) {
      return Optional.empty();
    }
    EncryptionKey usable = new EncryptionKey(key.getKeyID(), dedicated, algorithm, encrypter(key));
    // Some keys look right and fail only in use (a point of low order, say). That must show when the client hands
    // them in, not when an answer of the upstream waits to be protected.
    usable.encrypt(new byte[1], null);
    return Optional.of(usable);
  }

  String encrypt(byte[] content, String contentType) throws JOSEException {
    JWEHeader header = new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
        .keyID(keyId)
        .contentType(contentType)
        .build();
    JWEObject jwe = new JWEObject(header, new Payload(content));
    jwe.encrypt(encrypter);
    return jwe.serialize();
  }

  private static JWEAlgorithm algorithm(JWK key) {
    if (key instanceof RSAKey) {
      return JWEAlgorithm.RSA_OAEP_256;
    }
    boolean agreesOnKeys = key instanceof ECKey
        || key instanceof OctetKeyPair pair && Curve.X25519.equals(pair.getCurve());
    return agreesOnKeys ? JWEAlgorithm.ECDH_ES_A256KW : null;
  }

  private static JWEEncrypter encrypter(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSAEncrypter(rsa);
    }
    return key instanceof ECKey ec ? new ECDHEncrypter(ec) : new X25519Encrypter(key.toOctetKeyPair());
  }
}
