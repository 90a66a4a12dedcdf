package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.P256;
import static dev.assent.jose.TestRequestJws.HEADER;
import static dev.assent.jose.TestRequestJws.KEYS;
import static dev.assent.jose.TestRequestJws.NOW;
import static dev.assent.jose.TestRequestJws.REST;
import static dev.assent.jose.TestRequestJws.es256;
import static dev.assent.jose.TestRequestJws.headerWith;
import static dev.assent.jose.TestRequestJws.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.RefusedMessageException.Reason;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "{}", "{\"amount\":1.5,\"rate\":2.5}", "hello", "a.b", "a.b.c.d", "a.b.c.d.e",
      "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}", "..", ".e30.AA"})
  void a_body_that_is_no_compact_jws_is_unprotected(String body) {
    RefusedMessageException refusal = refusal(KEYS, body);

    assertThat(refusal.isUnprotected()).isTrue();
    assertThat(refusal).hasMessageContaining("must be a JWS in compact serialization");
  }

  static Stream<Arguments> headers() {
    String kidJti = ",\"kid\":\"sig-1\",\"jti\":\"call-1\"";
    return Stream.of(
        Arguments.of("{" + REST.substring(1), Reason.HEADER, "alg"),
        Arguments.of("{\"alg\":null" + REST, Reason.HEADER, "alg"),
        Arguments.of("{\"alg\":256" + REST, Reason.HEADER, "alg"),
        Arguments.of("{\"alg\":\"none\"" + REST, Reason.ALGORITHM, "alg says \"none\""),
        Arguments.of("{\"alg\":\"HS256\"" + REST, Reason.ALGORITHM, "PS256, ES256, EdDSA"),
        Arguments.of("{\"alg\":\"RS256\"" + REST, Reason.ALGORITHM, "RS256"),
        Arguments.of("{\"alg\":\"ES384\"" + REST, Reason.ALGORITHM, "ES384"),
        Arguments.of("{\"alg\":\"es256\"" + REST, Reason.ALGORITHM, "es256"),
        Arguments.of("{\"alg\":\"PS256\"" + REST, Reason.ALGORITHM, "the key \"sig-1\" is for ES256"),
        Arguments.of(HEADER.replace("\"kid\":\"sig-1\",", ""), Reason.HEADER, "lacks kid"),
        Arguments.of(HEADER.replace("\"sig-1\"", "\"\""), Reason.HEADER, "kid"),
        Arguments.of(HEADER.replace("\"sig-1\"", "1"), Reason.HEADER, "kid"),
        Arguments.of(HEADER.replace("sig-1", "sig-9"), Reason.KEY, "kid says \"sig-9\""),
        Arguments.of(HEADER.replace("\"jti\":\"call-1\",", ""), Reason.HEADER, "lacks jti"),
        Arguments.of(HEADER.replace("\"call-1\"", "\" \""), Reason.HEADER, "jti"),
        Arguments.of(HEADER.replace("\"call-1\"", "7"), Reason.HEADER, "jti"),
        Arguments.of(HEADER.replace("call-1", "x".repeat(129)), Reason.HEADER, "jti"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + "}", Reason.HEADER, "lacks iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":null}", Reason.HEADER, "iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":\"" + NOW.getEpochSecond() + "\"}", Reason.HEADER,
            "iat must be a NumericDate"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":-1}", Reason.HEADER, "iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":1e999999999}", Reason.HEADER, "iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":" + NOW.toEpochMilli() + "}", Reason.HEADER, "iat"),
        Arguments.of(headerWith("\"crit\":[\"exp\"],\"exp\":1"), Reason.HEADER, "crit"),
        Arguments.of(headerWith("\"crit\":[\"b64\"],\"b64\":false"), Reason.HEADER, "crit"),
        Arguments.of(headerWith("\"b64\":false"), Reason.HEADER, "b64"),
        Arguments.of(headerWith("\"b64\":true"), Reason.HEADER, "b64"),
        Arguments.of(headerWith("\"jwk\":" + P256.toPublicJWK()), Reason.HEADER, "jwk"),
        Arguments.of(headerWith("\"jku\":\"https://example.com\""), Reason.HEADER, "jku"),
        Arguments.of(headerWith("\"x5u\":\"https://example.com\""), Reason.HEADER, "x5u"),
        Arguments.of(headerWith("\"x5c\":[\"AA\"]"), Reason.HEADER, "x5c"),
        Arguments.of(headerWith("\"typ\":1"), Reason.HEADER, "typ"),
        Arguments.of(headerWith("\"cty\":[]"), Reason.HEADER, "cty"),
        Arguments.of(headerWith("\"x5t\":1"), Reason.HEADER, "x5t"),
        Arguments.of(headerWith("\"kid\":\"sig-1\""), Reason.MALFORMED, "no name appears twice"),
        Arguments.of(headerWith("\"alg\":\"none\""), Reason.MALFORMED, "no name appears twice"),
        Arguments.of("[]", Reason.MALFORMED, "JSON object"),
        Arguments.of("null", Reason.MALFORMED, "JSON object"),
        Arguments.of(HEADER + HEADER, Reason.MALFORMED, "one JSON object"),
        Arguments.of("{", Reason.MALFORMED, "JSON object"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void a_header_that_breaks_a_rule_is_named(String header, Reason reason, String named) {
    String jws = es256(header);

    RefusedMessageException refusal = refusal(KEYS, jws);

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(named);
    assertThat(refusal.isUnprotected()).isFalse();
  }

  @Test
  void a_sentence_repeats_no_control_characters_and_no_endless_values() {
    String jws = es256(HEADER.replace("sig-1", "\\r\\n" + "k".repeat(200)));

    assertThat(refusal(KEYS, jws).getMessage()).doesNotContain("\n").hasSizeLessThan(160);
  }

  @Test
  void no_mutation_of_a_message_brings_anything_but_a_refusal() {
    Random random = new Random(42);
    String alphabet = "{}[]\":,.0aeE-+_=\\ \u0000\u00ff\ud83d";
    for (int round = 0; round < 5000; round++) {
      StringBuilder header = new StringBuilder(headerWith("\"x5t\":\"AA\",\"typ\":\"JOSE\""));
      for (int change = 0; change <= random.nextInt(3); change++) {
        header.setCharAt(random.nextInt(header.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String body = round % 2 == 0
          ? Base64URL.encode(header.toString()) + ".e30.AA"
          : new StringBuilder(Base64URL.encode(header.toString()) + ".e30.AA").insert(round % 40, '.').toString();

      assertThat(catchThrowable(() -> KEYS.verify(body, NOW))).isInstanceOf(RefusedMessageException.class);
    }
  }
}
