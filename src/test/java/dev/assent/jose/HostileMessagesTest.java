package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.KeyUse;
import dev.assent.jose.hostile.HostileMessages;
import dev.assent.jose.hostile.HostileMessages.Accepted;
import dev.assent.jose.hostile.HostileMessages.Keys;
import dev.assent.jose.hostile.HostileMessages.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus of hostile messages, without gateway and database. */
class HostileMessagesTest {

  private static final Keys KEYS = HostileMessages.keys();
  private static final DecryptionKeys BANK = DecryptionKeys.of(KEYS.bankKeys().stream()
      .filter(key -> KeyUse.ENCRYPTION.equals(key.getKeyUse()))
      .map(key -> DecryptionKey.parse(key.toJSONString())).toList());
  private static final Map<String, ClientKeys> CLIENTS = KEYS.clients().keySet().stream().collect(Collectors.toMap(
      Function.identity(), client -> ClientKeys.parse(KEYS.jwksOf(client), KEYS.weaker().contains(client)
          ? AlgorithmProfile.COMPATIBILITY : AlgorithmProfile.DEFAULT)));

  static List<Accepted> accepted() {
    return HostileMessages.accepted();
  }

  static List<Refused> refused() {
    return HostileMessages.refused();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void the_message_without_a_fault_is_accepted(Accepted twin) {
    assertThat(open(twin.client(), twin.setting(), twin.message())).asString(StandardCharsets.UTF_8)
        .contains("cardNumber");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void one_fault_is_enough_and_is_named(Refused hostile) {
    Throwable outcome = catchThrowable(() -> open(hostile.client(), hostile.setting(), hostile.message()));

    assertThat(outcome).isInstanceOfSatisfying(RefusedMessageException.class, refusal -> {
      assertThat(refusal.reason().code()).as(refusal.getMessage()).isEqualTo(hostile.reason());
      assertThat(refusal.member().orElse(null)).as(refusal.getMessage()).isEqualTo(hostile.member());
      String kind = hostile.code().substring(0, 3);
      assertThat(refusal.kind().name()).as(refusal.getMessage()).isEqualToIgnoringCase(kind);
      assertThat(refusal.isUnprotected()).isEqualTo(hostile.code().endsWith("_required"));
    });
  }

  @ParameterizedTest
  @MethodSource("refused")
  void the_sentence_names_the_fault_in_few_printable_characters(Refused hostile) {
    Throwable outcome = catchThrowable(() -> open(hostile.client(), hostile.setting(), hostile.message()));

    assertThat(outcome.getMessage()).hasSizeLessThan(400).doesNotContainPattern("\\p{Cntrl}");
    if (List.of("header", "algorithm", "key", "time", "nesting").contains(hostile.reason())) {
      assertThat(outcome.getMessage()).contains(hostile.member());
    }
  }

  @Test
  void each_message_is_another_and_belongs_to_an_accepted_one() {
    List<Refused> refused = refused();

    assertThat(refused).hasSizeGreaterThan(150);
    assertThat(refused).extracting(Refused::id).doesNotHaveDuplicates();
    assertThat(refused).extracting(hostile -> hostile.client() + hostile.setting() + hostile.message())
        .doesNotHaveDuplicates();
    assertThat(accepted()).extracting(Accepted::id).containsAll(refused.stream().map(Refused::twin).toList());
    assertThat(refused).extracting(Refused::faultClass).contains("algorithm", "header", "encoding", "keys", "nesting",
        "size");
  }

  /** As the gateway does it: the body's bytes as characters, whatever they are. */
  private static byte[] open(String client, String setting, String message) {
    String body = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    ClientKeys keys = CLIENTS.get(client);
    return switch (setting) {
      case "JWE" -> BANK.decrypt(body, keys.profile()).content();
      case "JWS" -> keys.verify(body, KEYS.moment()).payload();
      default -> keys.verify(BANK.decryptNested(body, keys.profile()), KEYS.moment()).payload();
    };
  }
}
