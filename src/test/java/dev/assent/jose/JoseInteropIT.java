package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both ways with npm's jose, which {@code .ci/run} brings where there is npm:
 * {@code npm install --no-save --prefix target/jose jose@6}. Skipped, and seen to be, without it.
 */
class JoseInteropIT {

  private static final Path PACKAGES = Path.of("target", "jose");
  private static final Path SCRIPT = Path.of("src", "test", "js", "jose-interop.mjs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final String BODY = "{\"餘額\":\"1200.50\",\"plate\":\"ABC-1234\"}";

  private static final List<JWK> CLIENT = List.of(
      signing(TestKeyPairs.RSA, JWSAlgorithm.PS256), signing(TestKeyPairs.P256, JWSAlgorithm.ES256),
      signing(TestKeyPairs.ED25519, JWSAlgorithm.EdDSA), signing(TestKeyPairs.RSA, JWSAlgorithm.RS256));
  private static final Map<String, JWK> RECEIVING = Map.of(
      "RSA-OAEP-256", receiving("RSA-OAEP-256", TestKeyPairs.RSA, JWEAlgorithm.RSA_OAEP_256),
      "P-256", receiving("P-256", TestKeyPairs.P256, JWEAlgorithm.ECDH_ES_A256KW),
      "X25519", receiving("X25519", TestKeyPairs.X25519, JWEAlgorithm.ECDH_ES_A256KW),
      "RSA-OAEP", receiving("RSA-OAEP", TestKeyPairs.RSA, JWEAlgorithm.RSA_OAEP));
  private static final List<SigningKey> BANK_SIGNS =
      List.of(SigningKey.generateEs256(), TestBankKeys.PS256);
  private static final List<DecryptionKey> BANK_DECRYPTS =
      List.of(DecryptionKey.generateEc(), TestBankKeys.RSA_OAEP_256, TestBankKeys.RSA_OAEP);

  private static JsonNode result;

  @BeforeAll
  static void bothEndsTalk() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(PACKAGES.resolve("node_modules/jose")), "npm's jose is not installed");
    ObjectNode task = JSON.createObjectNode();
    task.set("client", jwks(new JWKSet(List.of(CLIENT, List.copyOf(RECEIVING.values())).stream()
        .flatMap(List::stream).toList()).toString(false)));
    task.set("bank", JSON.createObjectNode().set("keys", JSON.createArrayNode()
        .addAll((ArrayNode) jwks(BankKey.publicJwks(BANK_SIGNS)).get("keys"))
        .addAll((ArrayNode) jwks(BankKey.publicJwks(BANK_DECRYPTS)).get("keys"))));
    task.put("issuedAt", NOW.getEpochSecond()).put("body", BODY);
    task.set("requests", JSON.valueToTree(requests()));
    task.set("responses", JSON.valueToTree(responses()));
    result = run(task);
  }

  @Test
  void requests_that_npms_jose_signs_and_encrypts_are_accepted() {
    ClientKeys client = ClientKeys.parse(new JWKSet(CLIENT).toString(true), AlgorithmProfile.COMPATIBILITY);
    DecryptionKeys bank = DecryptionKeys.of(BANK_DECRYPTS);

    assertThat(requests()).hasSize(4 + 3 + 4 * 3);
    requests().forEach((id, request) -> {
      String message = result.path("requests").path(id).asText();
      byte[] content;
      if (!request.containsKey("encryption")) {
        content = client.verify(message, NOW).payload();
      } else if (!request.containsKey("signature")) {
        content = bank.decrypt(message, client.profile()).content();
      } else {
        content = client.verify(bank.decryptNested(message, client.profile()), NOW).payload();
      }
      assertThat(content).as(id).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
    });
  }

  @Test
  void requests_with_the_default_algorithms_are_accepted_in_the_default_profile() {
    ClientKeys client = ClientKeys.parse(new JWKSet(CLIENT).toString(true));
    DecryptionKeys bank = DecryptionKeys.of(BANK_DECRYPTS);

    for (String signature : List.of("PS256", "ES256", "EdDSA")) {
      for (String encryption : AlgorithmProfile.DEFAULT.encryptionAlgorithms()) {
        String message = result.path("requests").path(signature + " in " + encryption).asText();
        String jws = bank.decryptNested(message, AlgorithmProfile.DEFAULT);

        assertThat(client.verify(jws, NOW).payload()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
      }
    }
  }

  @Test
  void responses_are_opened_by_npms_jose() {
    assertThat(result.path("responses")).hasSize(2 + 4 + 2 * 4).allSatisfy(
        opened -> assertThat(opened.path("content").asText()).isEqualTo(BODY));
  }

  @Test
  void responses_say_what_is_in_them() {
    JsonNode headers = result.path("responses").path("ES256 in P-256").path("headers");

    assertThat(headers.path(0).path("cty").asText()).isEqualTo("JWT");
    assertThat(headers.path(0).path("enc").asText()).isEqualTo("A256GCM");
    assertThat(headers.path(1).path("cty").asText()).isEqualTo("application/json");
    assertThat(result.path("responses").path("RSA-OAEP").path("headers").path(0).path("enc").asText())
        .isEqualTo("A128CBC-HS256");
  }

  /** What the client sends: each signature, each encryption, and each of the one in each of the other. */
  private static Map<String, Map<String, Object>> requests() {
    Map<String, Map<String, Object>> requests = new LinkedHashMap<>();
    for (JWK signing : CLIENT) {
      Object signature = Map.of("alg", signing.getAlgorithm().getName(), "kid", signing.getKeyID());
      requests.put(signing.getKeyID(), Map.of("signature", signature));
      for (DecryptionKey key : BANK_DECRYPTS) {
        requests.put(key.algorithm(), Map.of("encryption", encryption(key)));
        requests.put(signing.getKeyID() + " in " + key.algorithm(),
            Map.of("signature", signature, "encryption", encryption(key)));
      }
    }
    return requests;
  }

  private static Map<String, String> encryption(DecryptionKey key) {
    String method = AlgorithmProfile.COMPATIBILITY.method(JWEAlgorithm.parse(key.algorithm())).getName();
    return Map.of("alg", key.algorithm(), "enc", method, "kid", key.keyId());
  }

  /** What the bank answers, likewise. */
  private static Map<String, String> responses() {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    Map<String, String> responses = new LinkedHashMap<>();
    for (SigningKey key : BANK_SIGNS) {
      responses.put(key.algorithm(), key.sign(body, "application/json", NOW));
    }
    RECEIVING.forEach((name, key) -> {
      ClientKeys client = ClientKeys.parse(TestKeyPairs.publicJwks(key), AlgorithmProfile.COMPATIBILITY);
      responses.put(name, client.encrypt(body, "application/json"));
      for (SigningKey signing : BANK_SIGNS) {
        responses.put(signing.algorithm() + " in " + name,
            client.encryptSigned(signing.sign(body, "application/json", NOW)));
      }
    });
    return responses;
  }

  private static JWK signing(JWK pair, Algorithm algorithm) {
    return named(pair, algorithm.getName(), KeyUse.SIGNATURE, algorithm);
  }

  private static JWK receiving(String keyId, JWK pair, Algorithm algorithm) {
    return named(pair, keyId, KeyUse.ENCRYPTION, algorithm);
  }

  private static JsonNode jwks(String json) throws IOException {
    return JSON.readTree(json);
  }

  private static JsonNode run(JsonNode task) throws IOException, InterruptedException {
    Process node = new ProcessBuilder("node", SCRIPT.toString(), PACKAGES.toAbsolutePath().toString()).start();
    try (OutputStream input = node.getOutputStream()) {
      JSON.writeValue(input, task);
    }
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String complaint = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(complaint).isZero();
    return JSON.readTree(said);
  }
}
