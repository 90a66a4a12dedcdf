package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import dev.assent.keys.BankKeyFacts;
import dev.assent.keys.BankKeyRotation;
import dev.assent.keys.BankKeys;
import dev.assent.keys.KeyState;
import dev.assent.keys.KeyUse;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The address at which others read the bank's public keys. */
@TokenTest
class PublishedKeysIT {

  private static final String JWKS = "/oauth2/jwks";

  @Autowired BankKeyRotation rotation;
  @Autowired BankKeys keys;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  @Test
  void the_published_keys_follow_a_rotation_without_a_restart() {
    rotation.prepareNext(KeyUse.SIGNING, "manager");
    String next = rotation.keys().stream().filter(key -> key.state() == KeyState.NEXT).map(BankKeyFacts::keyId)
        .findFirst().orElseThrow();
    assertThat(published(next)).isFalse();

    clock.moveAhead(Duration.ofMinutes(1));

    assertThat(published(next)).isTrue();
    assertThat(published(keys.signingKey().keyId())).isTrue();
  }

  @Test
  void the_answer_says_how_long_it_may_be_kept_and_other_answers_must_not_be() {
    Wire anybody = new Wire(port);

    assertThat(anybody.get(JWKS).response().headers().allValues("Cache-Control"))
        .containsExactly("max-age=900, public");
    assertThat(anybody.get(JWKS).response().headers().firstValue("Pragma")).isEmpty();
    assertThat(anybody.get("/.well-known/oauth-authorization-server").response().headers().allValues("Cache-Control"))
        .singleElement().asString().contains("no-store");
  }

  @Test
  void no_private_part_is_published() {
    new Wire(port).get(JWKS).json().path("keys")
        .forEach(key -> assertThat(key.fieldNames()).toIterable().doesNotContain("d", "p", "q", "k"));
  }

  private boolean published(String keyId) {
    var answer = new Wire(port).get(JWKS).json().path("keys");
    return StreamSupport.stream(answer.spliterator(), false).anyMatch(key -> key.path("kid").asText().equals(keyId));
  }
}
