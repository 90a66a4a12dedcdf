package dev.assent.jose.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The files of the corpus are those that the faults make. {@code mvn test -Dtest=HostileCorpusTest
 * -Dassent.hostile.write=true} makes them anew, keys excepted if there are any, after a fault was added.
 */
class HostileCorpusTest {

  private static final Path FOLDER = Path.of("src/test/resources" + HostileMessages.FOLDER);
  private static final ObjectWriter WRITER = HostileMessages.JSON.writerWithDefaultPrettyPrinter();
  private static final boolean WRITE = Boolean.getBoolean("assent.hostile.write");

  @Test
  void every_file_of_the_corpus_has_the_messages_that_its_faults_make_and_no_others()
      throws IOException, JOSEException {
    if (WRITE && !Files.exists(FOLDER.resolve("keys.json"))) {
      Files.createDirectories(FOLDER);
      write("keys.json", keys());
    }
    Keys keys = HostileMessages.JSON.readValue(FOLDER.resolve("keys.json").toFile(), Keys.class);
    Forge forge = new Forge(keys);
    writeOrCompare("accepted.json", forge.accepted());
    for (FaultClass faultClass : FaultClass.values()) {
      Corpus corpus = new Corpus(forge, faultClass);
      faultClass.addTo(corpus);
      writeOrCompare(faultClass.file(), corpus.refused());
    }
  }

  private static void writeOrCompare(String file, List<?> messages) throws IOException {
    if (WRITE) {
      write(file, messages);
    }
    JsonNode made = HostileMessages.JSON.valueToTree(messages);
    JsonNode kept = HostileMessages.JSON.readTree(FOLDER.resolve(file).toFile());
    assertThat(withoutChance(kept)).as(file).isNotEmpty().isEqualTo(withoutChance(made));
  }

  /** Signatures and encrypted keys are random: of a message itself, the number of its parts is sure. */
  private static List<ObjectNode> withoutChance(JsonNode messages) {
    List<ObjectNode> sure = new ArrayList<>();
    messages.forEach(message -> sure.add(((ObjectNode) message.deepCopy())
        .put("message", message.get("message").asText().split("\\.", -1).length)));
    return sure;
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
