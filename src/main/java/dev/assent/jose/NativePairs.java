package dev.assent.jose;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * Conscrypt's EC key pairs, whose public keys know their curve: its own compose the parameters anew from native code
 * each time that somebody asks, which takes longer than finding the pair, and every JWE asks several times. Public
 * because the platform makes it.
 */
public final class NativePairs extends KeyPairGeneratorSpi {

  private static final String CONSCRYPT = "org.conscrypt.OpenSSLECKeyPairGenerator";

  private final KeyPairGenerator pairs;
  private ECParameterSpec curve;

  /** @throws ReflectiveOperationException where Conscrypt is not on the class path */
  public NativePairs() throws ReflectiveOperationException {
    this.pairs = (KeyPairGenerator) Class.forName(CONSCRYPT).getConstructor().newInstance();
  }

  @Override
  public void initialize(int bits, SecureRandom random) {
    pairs.initialize(bits, random);
    curve = null;
  }

  @Override
  public void initialize(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    pairs.initialize(parameters, random);
    curve = parameters instanceof ECParameterSpec named ? named : null;
  }

  @Override
  public KeyPair generateKeyPair() {
    KeyPair pair = pairs.generateKeyPair();
    if (!(pair.getPublic() instanceof ECPublicKey publicKey)) {
      throw new ProviderException("No EC key: " + pair.getPublic().getAlgorithm());
    }
    return curve == null ? pair
        : new KeyPair(new OnCurve(publicKey, publicKey.getW(), curve), pair.getPrivate());
  }

  private record OnCurve(ECPublicKey key, ECPoint point, ECParameterSpec curve) implements ECPublicKey {

    @Override
    public ECPoint getW() {
      return point;
    }

    @Override
    public ECParameterSpec getParams() {
      return curve;
    }

    @Override
    public String getAlgorithm() {
      return key.getAlgorithm();
    }

    @Override
    public String getFormat() {
      return key.getFormat();
    }

    @Override
    public byte[] getEncoded() {
      return key.getEncoded();
    }
  }
}
