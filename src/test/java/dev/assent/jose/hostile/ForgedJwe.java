package dev.assent.jose.hostile;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.impl.AESKW;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import com.nimbusds.jose.crypto.impl.ECDH;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A JWE whose header is text that nobody checks, and which is encrypted rightly all the same: with AES-GCM, its key to
 * the receiver's by RSA-OAEP-256 or ECDH-ES+A256KW, whatever the header says.
 *
 * @param sender the ephemeral key pair; null with RSA
 */
record ForgedJwe(String header, byte[] content, JWK receiver, ECKey sender, int keyBytes) {

  private static final SecureRandom RANDOM = new SecureRandom();

  ForgedJwe header(String changed) {
    return new ForgedJwe(changed, content, receiver, sender, keyBytes);
  }

  /** The header with one text in it replaced, which must be there. */
  ForgedJwe replacing(String text, String other) {
    return header(Forge.replaced(header, text, other));
  }

  /** The header with these members more. */
  ForgedJwe with(String members) {
    return header(header.substring(0, header.length() - 1) + "," + members + "}");
  }

  ForgedJwe content(String changed) {
    return content(changed.getBytes(StandardCharsets.UTF_8));
  }

  ForgedJwe content(byte[] changed) {
    return new ForgedJwe(header, changed, receiver, sender, keyBytes);
  }

  ForgedJwe to(JWK other) {
    return new ForgedJwe(header, content, other, sender, keyBytes);
  }

  ForgedJwe keyBytes(int count) {
    return new ForgedJwe(header, content, receiver, sender, count);
  }

  String compact() {
    return encrypted(Base64URL.encode(header).toString());
  }

  /** With the header as it is written here, strict or not. */
  String encrypted(String encodedHeader) {
    byte[] iv = random(12);
    SecretKey key = new SecretKeySpec(random(keyBytes), "AES");
    try {
      Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
      gcm.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
      gcm.updateAAD(encodedHeader.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = gcm.doFinal(content);
      byte[] ciphertext = Arrays.copyOf(sealed, sealed.length - 16);
      byte[] tag = Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length);
      return String.join(".", encodedHeader, encode(encryptedKey(key)), encode(iv), encode(ciphertext), encode(tag));
    } catch (GeneralSecurityException | JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private byte[] encryptedKey(SecretKey key) throws GeneralSecurityException, JOSEException {
    if (receiver instanceof ECKey ec) {
      SecretKey agreed = ECDH.deriveSharedSecret(ec.toECPublicKey(), sender.toECPrivateKey(), null);
      JWEHeader derivation = new JWEHeader(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM);
      return AESKW.wrapCEK(key, ECDH.deriveSharedKey(derivation, agreed, new ConcatKDF("SHA-256")), null);
    }
    return oaep(key.getEncoded(), "SHA-256");
  }

  byte[] oaep(byte[] key, String digest) throws GeneralSecurityException, JOSEException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(Cipher.ENCRYPT_MODE, receiver.toRSAKey().toRSAPublicKey(),
        new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), PSource.PSpecified.DEFAULT));
    return rsa.doFinal(key);
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String encode(byte[] bytes) {
    return Base64URL.encode(bytes).toString();
  }
}
