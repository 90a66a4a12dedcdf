package dev.assent.demo.enjoylife;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.assent.demo.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

/** Enjoy Life's key pairs: one to sign requests, one for the bank to encrypt answers to. Made once, kept in a file. */
public record EnjoyLifeKeys(ECKey signing, ECKey encryption) {

  private static final String SIGNING = "enjoy-life-sig-1";
  private static final String ENCRYPTION = "enjoy-life-enc-1";

  /** Reads the keys from the file, or makes them and writes it, readable by its owner alone. */
  public static EnjoyLifeKeys at(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      JWKSet keys = JWKSet.parse(Files.readString(file));
      return new EnjoyLifeKeys(keys.getKeyByKeyId(SIGNING).toECKey(), keys.getKeyByKeyId(ENCRYPTION).toECKey());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (ParseException malformed) {
      throw new IllegalStateException(file + " is not a JWKS; delete it and new keys are made", malformed);
    }
  }

  /** The public half, as Enjoy Life uploads it in the bank's portal. */
  public String publicJwks() {
    return new JWKSet(List.of(signing, encryption)).toPublicJWKSet().toString();
  }

  private static void create(Path file) throws IOException {
    try {
      ECKey signing = new ECKeyGenerator(Curve.P_256).keyID(SIGNING).keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256).generate();
      ECKey encryption = new ECKeyGenerator(Curve.P_256).keyID(ENCRYPTION).keyUse(KeyUse.ENCRYPTION)
          .algorithm(JWEAlgorithm.ECDH_ES_A256KW).generate();
      OwnerOnly.write(file, new JWKSet(List.of(signing, encryption)).toString(false));
    } catch (JOSEException unsupported) {
      throw new IllegalStateException("Every Java platform has P-256", unsupported);
    }
  }
}
