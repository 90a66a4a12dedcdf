package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeCryptoTest {

  private static final byte[] MESSAGE = {1, 2, 3};

  private static boolean installedBefore;

  @BeforeAll
  static void install() {
    installedBefore = Security.getProvider("Conscrypt") != null;
    assumeTrue(NativeCrypto.install(), "Conscrypt has nothing for this machine");
  }

  @AfterAll
  static void leaveAsItWas() {
    if (!installedBefore) {
      Security.removeProvider("Conscrypt");
    }
  }

  @Test
  void a_signature_of_either_provider_is_verified_by_the_other() throws Exception {
    KeyPair platform = pair("SunEC");
    KeyPair fast = pair("Conscrypt");
    assertThat(verifies("Conscrypt", publicKey("Conscrypt", platform), signed("SunEC", platform.getPrivate())))
        .isTrue();
    assertThat(verifies("SunEC", publicKey("SunEC", fast), signed("Conscrypt", fast.getPrivate()))).isTrue();
    assertThat(verifies("Conscrypt", fast.getPublic(), signed("SunEC", platform.getPrivate()))).isFalse();
  }

  @Test
  void both_agree_on_the_same_secret() throws Exception {
    KeyPair platform = pair("SunEC");
    KeyPair fast = pair("Conscrypt");
    assertThat(agreed("Conscrypt", fast.getPrivate(), platform.getPublic()))
        .isEqualTo(agreed("SunEC", platform.getPrivate(), publicKey("SunEC", fast)));
  }

  @Test
  void keys_made_before_and_after_work_with_whichever_provider_comes_first() {
    SigningKey key = SigningKey.generateEs256();
    String jws = key.signClaims("JWT", Map.of("sub", "steve"));
    SigningKey read = SigningKey.parse(key.toPrivateJwk());
    assertThat(jws.split("\\.")).hasSize(3);
    assertThat(read.signClaims("JWT", Map.of("sub", "steve"))).isNotEqualTo(jws);
  }

  @Test
  void random_bytes_come_without_a_lock_that_all_threads_wait_at() {
    SecureRandom random = new SecureRandom();
    assertThat(random.getProvider().getName()).isEqualTo("Conscrypt");
    assertThat(random.getProvider().getProperty("SecureRandom." + random.getAlgorithm() + " ThreadSafe"))
        .isEqualTo("true");
    byte[] once = new byte[32];
    byte[] again = new byte[32];
    random.nextBytes(once);
    random.nextBytes(again);
    assertThat(once).isNotEqualTo(again).isNotEqualTo(new byte[32]);
  }

  @Test
  void an_rsa_key_that_it_made_is_the_platforms_to_use() throws Exception {
    assertThat(KeyPairGenerator.getInstance("RSA").getProvider().getName()).isEqualTo("Conscrypt");
    DecryptionKey key = DecryptionKey.generateRsa();
    assertThat(key.jwk().toRSAKey().size()).isEqualTo(3072);
    String jwe = ClientKeys.parse(BankKey.publicJwks(List.of(key))).encrypt(MESSAGE, "text/plain");

    JWEObject read = JWEObject.parse(jwe);
    read.decrypt(new RSADecrypter(DecryptionKey.parse(key.toPrivateJwk()).jwk().toRSAKey()));
    assertThat(read.getPayload().toBytes()).isEqualTo(MESSAGE);
  }

  @Test
  void tls_and_ciphers_stay_with_the_platform() throws Exception {
    assertThat(SSLContext.getInstance("TLS").getProvider().getName()).isEqualTo("SunJSSE");
    assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName()).isEqualTo("SunJCE");
    assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName()).isNotEqualTo("Conscrypt");
  }

  private static KeyPair pair(String provider) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static PublicKey publicKey(String provider, KeyPair pair) throws Exception {
    return KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
  }

  private static byte[] signed(String provider, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initSign(KeyFactory.getInstance("EC", provider).generatePrivate(
        new PKCS8EncodedKeySpec(key.getEncoded())));
    signature.update(MESSAGE);
    return signature.sign();
  }

  private static boolean verifies(String provider, PublicKey key, byte[] signed) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initVerify(key);
    signature.update(MESSAGE);
    return signature.verify(signed);
  }

  private static byte[] agreed(String provider, PrivateKey own, PublicKey other) throws Exception {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
    agreement.init(own);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }
}
