package dev.assent.jose.hostile;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.assent.jose.hostile.HostileMessages.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the corpus anew, keys excepted if there are any, after a fault was added:
 * {@code mvn test -Dtest=WriteHostileMessages -Dassent.hostile.write=true}. Not run with the other tests.
 */
@EnabledIfSystemProperty(named = "assent.hostile.write", matches = "true")
class WriteHostileMessages {

  private static final Path FOLDER = Path.of("src/test/resources" + HostileMessages.FOLDER);
  private static final ObjectWriter WRITER = HostileMessages.JSON.writerWithDefaultPrettyPrinter();

  @Test
  void writes_the_files() throws IOException, JOSEException {
    Files.createDirectories(FOLDER);
    if (!Files.exists(FOLDER.resolve("keys.json"))) {
      write("keys.json", keys());
    }
    Keys keys = HostileMessages.JSON.readValue(FOLDER.resolve("keys.json").toFile(), Keys.class);
    Forge forge = new Forge(keys);
    write("accepted.json", forge.accepted());
    for (FaultClass faultClass : FaultClass.values()) {
      Corpus corpus = new Corpus(forge, faultClass);
      faultClass.addTo(corpus);
      write(faultClass.file(), corpus.refused());
    }
  }

  private static void write(String file, Object content) throws IOException {
    Files.writeString(FOLDER.resolve(file), WRITER.writeValueAsString(content) + "\n");
  }

  private static Keys keys() throws JOSEException {
    Map<String, List<Map<String, Object>>> clients = new TreeMap<>();
    clients.put("tsp", List.of(
        key(p256(), "sig-ec", KeyUse.SIGNATURE, JWSAlgorithm.ES256),
        key(rsa(), "sig-rsa", KeyUse.SIGNATURE, JWSAlgorithm.PS256),
        key(new OctetKeyPairGenerator(Curve.Ed25519), "sig-ed", KeyUse.SIGNATURE, JWSAlgorithm.EdDSA),
        key(p256(), "enc-ec", KeyUse.ENCRYPTION, JWEAlgorithm.ECDH_ES_A256KW),
        key(new OctetKeyPairGenerator(Curve.X25519), "enc-x", KeyUse.ENCRYPTION, null),
        key(p256().keyOperations(Set.of(KeyOperation.DERIVE_KEY)), "ops-derive", null, null),
        key(p256(), "odd-ec", null, JWSAlgorithm.RS256),
        key(rsa(), "weak-rsa", null, JWSAlgorithm.RS256)));
    clients.put("other", List.of(
        key(p256(), "sig-ec", KeyUse.SIGNATURE, JWSAlgorithm.ES256),
        key(p256(), "sig-other", KeyUse.SIGNATURE, JWSAlgorithm.ES256)));
    clients.put("weaker", List.of(key(rsa(), "sig-rs", KeyUse.SIGNATURE, JWSAlgorithm.RS256)));
    return new Keys("2026-03-02T08:00:00Z", List.of("weaker"), List.of(
        key(p256(), "bank-sig", KeyUse.SIGNATURE, JWSAlgorithm.ES256),
        key(p256(), "bank-ec", KeyUse.ENCRYPTION, JWEAlgorithm.ECDH_ES_A256KW),
        key(rsa(), "bank-rsa", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP_256),
        key(rsa(), "bank-weaker", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP)), clients);
  }

  private static ECKeyGenerator p256() {
    return new ECKeyGenerator(Curve.P_256);
  }

  private static RSAKeyGenerator rsa() {
    return new RSAKeyGenerator(2048);
  }

  private static Map<String, Object> key(JWKGenerator<? extends JWK> generator, String keyId, KeyUse use,
      Algorithm algorithm) throws JOSEException {
    return generator.keyID(keyId).keyUse(use).algorithm(algorithm).generate().toJSONObject();
  }
}
