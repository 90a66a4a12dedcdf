package dev.assent.bench;

import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.NativeCrypto;
import dev.assent.jose.VerifiedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the module {@code jose} does to a message of 1 KiB, and beside it the same by hand: the operations of the Java
 * Cryptography Architecture that it consists of, by the same providers, and nothing around them.
 */
@State(Scope.Thread)
public class Crypto {

  private static final byte[] CONTENT =
      ("{\"text\":\"" + "x".repeat(1024 - 11) + "\"}").getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private ClientKeys curveKeys;
  private ClientKeys rsaKeys;
  private String request;
  private byte[] signingInput;
  private byte[] signature;
  private PublicKey verificationKey;
  private PublicKey agreementKey;
  private PublicKey rsaKey;
  private Instant now;

  @Setup
  public void prepare() throws Exception {
    NativeCrypto.install();
    curveKeys = ClientKeys.parse(Keys.jwks(Keys.EC));
    rsaKeys = ClientKeys.parse(Keys.jwks(Keys.RSA));
    request = Keys.request(CONTENT);
    now = Instant.now();
    int end = request.lastIndexOf('.');
    signingInput = request.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    signature = ECDSA.transcodeSignatureToDER(new Base64URL(request.substring(end + 1)).decode());
    verificationKey = Keys.SIGNING.toPublicKey();
    agreementKey = Keys.EC.toPublicKey();
    rsaKey = Keys.RSA.toPublicKey();
  }

  @Benchmark
  public VerifiedRequest joseVerify() {
    return curveKeys.verify(request, now);
  }

  @Benchmark
  public boolean bareVerify() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(verificationKey);
    verifier.update(signingInput);
    return verifier.verify(signature);
  }

  @Benchmark
  public String joseEncryptToCurve() {
    return curveKeys.encrypt(CONTENT, "application/json");
  }

  @Benchmark
  public byte[] bareEncryptToCurve() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair ephemeral = generator.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(agreementKey, true);
    byte[] shared = MessageDigest.getInstance("SHA-256").digest(agreement.generateSecret());
    Cipher wrap = Cipher.getInstance("AESWrap");
    wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(shared, "AES"));
    SecretKey key = contentKey();
    wrap.wrap(key);
    return content(key);
  }

  @Benchmark
  public String joseEncryptToRsa() {
    return rsaKeys.encrypt(CONTENT, "application/json");
  }

  @Benchmark
  public byte[] bareEncryptToRsa() throws GeneralSecurityException {
    SecretKey key = contentKey();
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, rsaKey, new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256,
        PSource.PSpecified.DEFAULT));
    cipher.doFinal(key.getEncoded());
    return content(key);
  }

  private SecretKey contentKey() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }

  private byte[] content(SecretKey key) throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    return cipher.doFinal(CONTENT);
  }
}
