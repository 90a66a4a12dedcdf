package dev.assent.jose.hostile;

import static dev.assent.jose.hostile.Forge.encoded;
import static dev.assent.jose.hostile.Forge.part;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** A key that is not meant for this, is somebody else's, or is none; and what does not match a key. */
final class KeyFaults {

  private KeyFaults() {
  }

  static void addTo(Corpus corpus) {
    Forge forge = corpus.forge;
    signingKeys(corpus.of(forge.es256), forge);
    SignatureFaults.addTo(corpus);
    encryptionKeys(corpus.of(forge.toEc), forge);
    ephemeralKeys(corpus, forge);
    sealedParts(corpus, forge);
  }

  private static void signingKeys(Corpus corpus, Forge forge) {
    ForgedJws jws = forge.es256();
    corpus
        .refuse("jws signature signature", "signed by another client under our kid",
            jws.signedWith(forge.keys.ofClient("other", "sig-ec"), JWSAlgorithm.ES256).compact())
        .refuse("jws key kid", "another client's kid and key", jws.replacing("sig-ec", "sig-other")
            .signedWith(forge.keys.ofClient("other", "sig-other"), JWSAlgorithm.ES256).compact())
        .refuse("jws key kid", "signed with the key for encryption", by(forge, jws, "enc-ec"))
        .refuse("jws key kid", "signed with a key whose key_ops lack verify", by(forge, jws, "ops-derive"))
        .refuse("jws key kid", "signed with an EC key whose alg is RS256", by(forge, jws, "odd-ec"))
        .refuse("jws key kid", "signed with an RSA key whose alg is RS256",
            jws.replacing("ES256", "PS256").replacing("sig-ec", "weak-rsa")
                .signedWith(forge.keys.ofClient(Forge.TSP, "weak-rsa"), JWSAlgorithm.PS256).compact())
        .refuse("jws key kid", "the kid of a key that cannot sign at all",
            jws.replacing("ES256", "EdDSA").replacing("sig-ec", "enc-x").compact())
        .refuse("jws key kid", "a message of the bank's own, sent back", jws.replacing("sig-ec", "bank-sig")
            .signedWith(forge.keys.ofBank("bank-sig"), JWSAlgorithm.ES256).compact())
        .refuse("jws signature signature", "signed with the client's other key under this kid",
            jws.signedWith(forge.keys.ofClient(Forge.TSP, "enc-ec"), JWSAlgorithm.ES256).compact());
  }

  private static void encryptionKeys(Corpus corpus, Forge forge) {
    corpus.of(forge.toEc);
    JWK clients = forge.keys.ofClient(Forge.TSP, "enc-ec");
    corpus
        .refuse("jwe key kid", "encrypted to the client's own key",
            forge.toEc(Forge.BODY).replacing("bank-ec", "enc-ec").to(clients).compact())
        .refuse("jwe decryption ciphertext", "encrypted to another key under the bank's kid",
            forge.toEc(Forge.BODY).to(clients).compact())
        .refuse("jwe key kid", "encrypted to the bank's signing key",
            forge.toEc(Forge.BODY).replacing("bank-ec", "bank-sig").to(forge.keys.ofBank("bank-sig")).compact());
    corpus.of(forge.toRsa)
        .refuse("jwe key kid", "encrypted to a key of the client's with RSA",
            forge.toRsa(Forge.BODY).replacing("bank-rsa", "weak-rsa")
                .to(forge.keys.ofClient(Forge.TSP, "weak-rsa")).compact())
        .refuse("jwe decryption ciphertext", "a content key of 128 bits for A256GCM",
            forge.toRsa(Forge.BODY).keyBytes(16).compact())
        .refuse("jwe decryption ciphertext", "the key encrypted with RSA-OAEP under alg RSA-OAEP-256",
            part(corpus.twin(), 2, text -> encoded(oaep(forge))))
        .refuse("jwe decryption ciphertext", "an encrypted key of zeroes",
            part(corpus.twin(), 2, text -> encoded(new byte[256])))
        .refuse("jwe malformed encrypted_key", "an encrypted key of 128 bytes",
            part(corpus.twin(), 2, text -> encoded(new byte[128])));
    corpus.of(forge.toEc);
  }

  private static void ephemeralKeys(Corpus corpus, Forge forge) {
    ForgedJwe jwe = forge.toEc(Forge.BODY);
    String x = forge.sender().getX().toString();
    String y = forge.sender().getY().toString();
    String zero = encoded(new byte[32]);
    byte[] one = new byte[32];
    one[31] = 1;
    byte[] longer = new byte[33];
    System.arraycopy(forge.sender().getX().decode(), 0, longer, 1, 32);
    corpus
        .refuse("jwe header epk", "no epk", jwe.replacing(",\"epk\":" + forge.epk(), "").compact())
        .refuse("jwe header epk", "epk null", jwe.replacing(forge.epk(), "null").compact())
        .refuse("jwe header epk", "epk a string", jwe.replacing(forge.epk(), "\"x\"").compact())
        .refuse("jwe header epk", "epk empty", jwe.replacing(forge.epk(), "{}").compact())
        .refuse("jwe header epk", "epk off the curve", jwe.replacing(y, x).compact())
        .refuse("jwe header epk", "epk the point 0, 0", jwe.replacing(x, zero).replacing(y, zero).compact())
        .refuse("jwe header epk", "epk of another curve, on which a key would leak",
            jwe.replacing(y, encoded(one)).compact())
        .refuse("jwe header epk", "epk on P-384",
            jwe.replacing(forge.epk(), Forge.ephemeral(Curve.P_384).toPublicJWK().toJSONString()).compact())
        .refuse("jwe header epk", "epk that says secp256k1", jwe.replacing("P-256", "secp256k1").compact())
        .refuse("jwe header epk", "epk on X25519, of low order", jwe.replacing(forge.epk(),
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + zero + "\"}").compact())
        .refuse("jwe header epk", "epk on X25519, the client's own", jwe.replacing(forge.epk(),
            forge.keys.ofClient(Forge.TSP, "enc-x").toPublicJWK().toJSONString()).compact())
        .refuse("jwe header epk", "epk an RSA key", jwe.replacing(forge.epk(),
            forge.keys.ofClient(Forge.TSP, "sig-rsa").toPublicJWK().toJSONString()).compact())
        .refuse("jwe header epk", "epk with its private part",
            jwe.replacing(forge.epk(), forge.sender().toJSONString()).compact())
        .refuse("jwe header epk", "x of epk 33 bytes long", jwe.replacing(x, encoded(longer)).compact())
        .refuse("jwe header epk", "x of epk 31 bytes long", jwe.replacing(x, encoded(new byte[31])).compact())
        .refuse("jwe header epk", "x of epk padded", jwe.replacing(x, x + "=").compact())
        .refuse("jwe header epk", "x of epk a number", jwe.replacing("\"" + x + "\"", "7").compact())
        .refuse("jwe header epk", "epk without y", jwe.replacing(",\"y\":\"" + y + "\"", "").compact())
        .refuse("jwe decryption ciphertext", "another epk than the one agreed with",
            jwe.replacing(forge.epk(), Forge.ephemeral(Curve.P_256).toPublicJWK().toJSONString()).compact())
        .refuse("jwe decryption ciphertext", "an apu that the sender did not use",
            jwe.with("\"apu\":\"QWxpY2U\"").compact());
  }

  private static void sealedParts(Corpus corpus, Forge forge) {
    corpus
        .refuse("jwe malformed encrypted_key", "no encrypted key", part(corpus.twin(), 2, text -> ""))
        .refuse("jwe malformed encrypted_key", "an encrypted key of 24 bytes",
            part(corpus.twin(), 2, text -> encoded(new byte[24])))
        .refuse("jwe decryption ciphertext", "an encrypted key of zeroes",
            part(corpus.twin(), 2, text -> encoded(new byte[40])))
        .refuse("jwe malformed iv", "no initialization vector", part(corpus.twin(), 3, text -> ""))
        .refuse("jwe malformed iv", "an initialization vector of 8 bytes",
            part(corpus.twin(), 3, text -> text.substring(0, 11) + "A"))
        .refuse("jwe malformed iv", "an initialization vector of 16 bytes",
            part(corpus.twin(), 3, text -> encoded(new byte[16])))
        .refuse("jwe decryption ciphertext", "another initialization vector",
            part(corpus.twin(), 3, text -> encoded(new byte[12])))
        .refuse("jwe decryption ciphertext", "no ciphertext", part(corpus.twin(), 4, text -> ""))
        .refuse("jwe decryption ciphertext", "a changed ciphertext",
            part(corpus.twin(), 4, text -> (text.charAt(0) == 'A' ? "B" : "A") + text.substring(1)))
        .refuse("jwe malformed tag", "no tag", part(corpus.twin(), 5, text -> ""))
        .refuse("jwe malformed tag", "a tag of 4 bytes, easily guessed", part(corpus.twin(), 5,
            text -> encoded(Arrays.copyOf(new Base64URL(text).decode(), 4))))
        .refuse("jwe malformed tag", "a tag of 12 bytes", part(corpus.twin(), 5,
            text -> encoded(Arrays.copyOf(new Base64URL(text).decode(), 12))))
        .refuse("jwe malformed tag", "a tag of 17 bytes", part(corpus.twin(), 5,
            text -> encoded(Arrays.copyOf(new Base64URL(text).decode(), 17))))
        .refuse("jwe decryption ciphertext", "a tag of zeroes",
            part(corpus.twin(), 5, text -> encoded(new byte[16])));
  }

  private static String by(Forge forge, ForgedJws jws, String keyId) {
    return jws.replacing("sig-ec", keyId).signedWith(forge.keys.ofClient(Forge.TSP, keyId), JWSAlgorithm.ES256)
        .compact();
  }

  private static byte[] oaep(Forge forge) {
    try {
      return forge.toRsa(Forge.BODY).oaep(new byte[32], "SHA-1");
    } catch (GeneralSecurityException | JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
