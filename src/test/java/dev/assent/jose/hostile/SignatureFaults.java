package dev.assent.jose.hostile;

import static dev.assent.jose.hostile.Forge.encoded;
import static dev.assent.jose.hostile.Forge.part;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;

/** Signatures that somebody could make without the key, or from another signature. */
final class SignatureFaults {

  private static final BigInteger ED25519_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private SignatureFaults() {
  }

  static void addTo(Corpus corpus) {
    signatures(corpus.of(corpus.forge.es256), corpus.forge);
    otherSignatures(corpus, corpus.forge);
  }

  private static void signatures(Corpus corpus, Forge forge) {
    byte[] signature = new Base64URL(corpus.twin().split("\\.")[2]).decode();
    byte[] order = Curve.P_256.toECParameterSpec().getOrder().toByteArray();
    byte[] orders = Arrays.copyOf(Arrays.copyOfRange(order, 1, 33), 64);
    System.arraycopy(order, 1, orders, 32, 32);
    byte[] swapped = Arrays.copyOf(Arrays.copyOfRange(signature, 32, 64), 64);
    System.arraycopy(signature, 0, swapped, 32, 32);
    signed(corpus, "r and s zero", new byte[64]);
    signed(corpus, "r and s the order of the curve", orders);
    signed(corpus, "r and s exchanged", swapped);
    signed(corpus, "in DER, as Java and OpenSSL make it", der(signature));
    signed(corpus, "a byte less", Arrays.copyOf(signature, 63));
    signed(corpus, "a byte more", Arrays.copyOf(signature, 65));
    signed(corpus, "one byte", new byte[] {1});
    signed(corpus, "none", new byte[0]);
    corpus
        .refuse("jws signature signature", "another payload under the signature",
            part(corpus.twin(), 2, text -> encoded("{\"cardNumber\":\"4000\"}".getBytes())))
        .refuse("jws signature signature", "another header over the signature",
            part(corpus.twin(), 1, text -> encoded(forge.es256("other").header().getBytes())))
        .refuse("jws signature signature", "the signature of another message",
            part(corpus.twin(), 3, text -> forge.es256("other").compact().split("\\.")[2]));
  }

  private static void otherSignatures(Corpus corpus, Forge forge) {
    corpus.of(forge.ps256);
    signed(corpus, "PS256: zeroes", new byte[256]);
    signed(corpus, "PS256: one", one(256));
    signed(corpus, "PS256: the modulus", Arrays.copyOfRange(forge.keys.ofClient(Forge.TSP, "sig-rsa").toRSAKey()
        .getModulus().decode(), 0, 256));
    signed(corpus, "PS256: a byte less", new byte[255]);
    corpus.of(forge.eddsa);
    byte[] signature = new Base64URL(corpus.twin().split("\\.")[2]).decode();
    signed(corpus, "EdDSA: zeroes", new byte[64]);
    signed(corpus, "EdDSA: the neutral point and zero", one(64, 0));
    signed(corpus, "EdDSA: S with the order added", withOrderAdded(signature));
    signed(corpus, "EdDSA: a byte more", Arrays.copyOf(signature, 65));
  }

  private static void signed(Corpus corpus, String description, byte[] signature) {
    corpus.refuse("jws signature signature", "signature: " + description,
        part(corpus.twin(), 3, text -> encoded(signature)));
  }

  private static byte[] der(byte[] signature) {
    try {
      return ECDSA.transcodeSignatureToDER(signature);
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static byte[] one(int length) {
    return one(length, length - 1);
  }

  private static byte[] one(int length, int at) {
    byte[] bytes = new byte[length];
    bytes[at] = 1;
    return bytes;
  }

  /** RFC 8032 section 5.1.7 wants S below the order; above it, a second signature would match. */
  private static byte[] withOrderAdded(byte[] signature) {
    byte[] s = new byte[33];
    for (int index = 0; index < 32; index++) {
      s[32 - index] = signature[32 + index];
    }
    byte[] added = new BigInteger(s).add(ED25519_ORDER).toByteArray();
    byte[] changed = Arrays.copyOf(signature, 64);
    for (int index = 0; index < 32; index++) {
      changed[32 + index] = index < added.length ? added[added.length - 1 - index] : 0;
    }
    return changed;
  }
}
