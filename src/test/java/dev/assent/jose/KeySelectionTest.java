package dev.assent.jose;

import static dev.assent.jose.TestRequestJws.HEADER;
import static dev.assent.jose.TestRequestJws.NOW;
import static dev.assent.jose.TestRequestJws.es256;
import static dev.assent.jose.TestRequestJws.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import dev.assent.jose.InvalidClientKeysException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7517 sections 4.2 to 4.4: use, key_ops and alg. */
class KeySelectionTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      EC      |                                                | true  | true
      EC      | "use":"sig"                                    | true  | false
      EC      | "use":"enc"                                    | false | true
      EC      | "key_ops":["verify"]                           | true  | false
      EC      | "key_ops":["deriveKey"]                        | false | true
      EC      | "key_ops":["deriveBits","deriveKey"]           | false | true
      EC      | "key_ops":["verify","deriveKey"]               | true  | true
      EC      | "key_ops":["verify","something-new"]           | true  | false
      EC      | "use":"sig","key_ops":["verify"]               | true  | false
      EC      | "use":"sig","key_ops":["sign","verify"]        | true  | false
      EC      | "use":"enc","key_ops":["deriveKey"]            | false | true
      EC      | "alg":"ES256"                                  | true  | false
      EC      | "alg":"ECDH-ES+A256KW"                         | false | true
      RSA     | "key_ops":["wrapKey"]                          | false | true
      RSA     | "key_ops":["encrypt"]                          | false | true
      RSA     | "key_ops":["verify"],"alg":"PS256"             | true  | false
      RSA     | "alg":"RSA-OAEP-256"                           | false | true
      Ed25519 |                                                | true  | false
      X25519  |                                                | false | true
      """)
  void a_key_is_good_for_what_use_and_key_ops_and_alg_admit(String kind, String members, boolean verifies,
      boolean encrypts) {
    ClientKey key = key(kind, members);

    assertThat(key.verifies()).isEqualTo(verifies);
    assertThat(key.encrypts()).isEqualTo(encrypts);
    assertThat(key.whyUseless()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      EC      | "use":"tls"                                    | Its use is "tls"
      EC      | "use":"SIG"                                    | Its use is "SIG"
      EC      | "key_ops":[]                                   | key_ops name no operation of a public key
      EC      | "key_ops":["sign"]                             | key_ops name no operation of a public key
      EC      | "key_ops":["something-new"]                    | key_ops name no operation of a public key
      EC      | "key_ops":["wrapKey"]                          | contradict each other, or do not go with a key
      EC      | "alg":"RS256"                                  | must be one of ES256, ECDH-ES+A256KW
      EC      | "alg":"ECDH-ES"                                | Its alg is "ECDH-ES"
      EC      | "use":"enc","alg":"ES256"                      | contradict each other
      EC      | "key_ops":["deriveKey"],"alg":"ES256"          | contradict each other
      RSA     | "alg":"RS256"                                  | only from clients in the compatibility profile
      RSA     | "alg":"RSA-OAEP"                               | only from clients in the compatibility profile
      RSA     | "alg":"RSA1_5"                                 | must be one of PS256, RSA-OAEP-256
      RSA     | "alg":"HS256"                                  | Its alg is "HS256"
      RSA     | "alg":"none"                                   | Its alg is "none"
      Ed25519 | "use":"enc"                                    | do not go with a key of this kind
      Ed25519 | "alg":"Ed448"                                  | must be one of EdDSA
      X25519  | "use":"sig"                                    | do not go with a key of this kind
      """)
  void a_key_that_is_good_for_nothing_says_why(String kind, String members, String why) {
    ClientKey key = key(kind, members);

    assertThat(key.verifies()).isFalse();
    assertThat(key.encrypts()).isFalse();
    assertThat(key.whyUseless()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "use":"sig","key_ops":["deriveKey"]                      | INCONSISTENT_USE
      "use":"sig","key_ops":["verify","encrypt"]               | INCONSISTENT_USE
      "use":"enc","key_ops":["verify"]                         | INCONSISTENT_USE
      "key_ops":["verify","verify"]                            | MALFORMED_KEY
      "key_ops":"verify"                                       | MALFORMED_KEY
      "key_ops":{"verify":true}                                | MALFORMED_KEY
      "key_ops":{"a":"verify"}                                 | MALFORMED_KEY
      "key_ops":[7]                                            | MALFORMED_KEY
      "key_ops":null                                           | MALFORMED_KEY
      "use":7                                                  | MALFORMED_KEY
      "alg":[]                                                 | MALFORMED_KEY
      """)
  void a_set_in_which_a_key_contradicts_itself_is_refused(String members, Reason reason) {
    assertThatThrownBy(() -> key("EC", members)).isInstanceOfSatisfying(InvalidClientKeysException.class,
        refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void a_key_whose_key_ops_lack_verify_does_not_verify() {
    ClientKeys keys = ClientKeys.parse(jwks(TestKeyPairs.P256, "sig-1", "\"key_ops\":[\"deriveKey\"]"));

    RefusedMessageException refusal = refusal(keys, es256(HEADER));

    assertThat(refusal.reason()).isEqualTo(RefusedMessageException.Reason.KEY);
    assertThat(refusal.member()).contains("kid");
  }

  @Test
  void a_key_whose_key_ops_say_verify_verifies() {
    ClientKeys keys = ClientKeys.parse(jwks(TestKeyPairs.P256, "sig-1", "\"key_ops\":[\"verify\"]"));

    assertThat(keys.verify(es256(HEADER), NOW).keyId()).isEqualTo("sig-1");
  }

  private static ClientKey key(String kind, String members) {
    JWK pair = switch (kind) {
      case "EC" -> TestKeyPairs.P256;
      case "RSA" -> TestKeyPairs.RSA;
      case "Ed25519" -> TestKeyPairs.ED25519;
      default -> TestKeyPairs.X25519;
    };
    return ClientKeys.parse(jwks(pair, "k1", members)).keys().get(0);
  }

  private static String jwks(JWK pair, String keyId, String members) {
    String key = TestKeyPairs.named(pair, keyId, null, null).toPublicJWK().toJSONString();
    return "{\"keys\":[" + (members == null ? key : key.substring(0, key.length() - 1) + "," + members + "}") + "]}";
  }
}
