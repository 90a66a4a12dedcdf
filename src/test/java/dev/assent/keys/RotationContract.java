package dev.assent.keys;

import static dev.assent.keys.KeyState.ACTIVE;
import static dev.assent.keys.KeyState.NEXT;
import static dev.assent.keys.KeyState.RETIRING;
import static dev.assent.keys.KeyUse.COMPATIBILITY;
import static dev.assent.keys.KeyUse.ENCRYPTION;
import static dev.assent.keys.KeyUse.RSA_ENCRYPTION;
import static dev.assent.keys.KeyUse.SIGNING;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.RefusedMessageException;
import dev.assent.keys.BankKeyChanged.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the bank's keys change, on every database. */
abstract class RotationContract {

  private static final byte[] CONTENT = "{\"balance\":7}".getBytes(StandardCharsets.UTF_8);
  private static final String MANAGER = "manager";

  private final TestClock clock = new TestClock();
  private TestKeyDatabase database;
  private TestNode node;
  private TestNode other;

  abstract TestKeyDatabase emptyDatabase();

  @BeforeEach
  void twoNodes() {
    database = emptyDatabase();
    node = new TestNode(database, clock, ofDays(90));
    other = new TestNode(database, clock, ofDays(90));
  }

  @Test
  void the_next_key_is_made_and_published_a_week_before_its_use() {
    advance(ofDays(83).minusSeconds(1));
    assertThat(node.keyId(SIGNING, NEXT)).isNull();

    advance(ofSeconds(1));
    String next = node.keyId(SIGNING, NEXT);
    advance(ofMinutes(1));

    assertThat(next).isNotNull();
    assertThat(node.publishes(next)).isTrue();
    assertThat(other.publishes(next)).isTrue();
    assertThat(other.keys.signingKey().keyId()).isNotEqualTo(next);
  }

  @Test
  void after_ninety_days_the_next_key_signs_and_the_former_still_verifies() {
    String former = node.keyId(SIGNING, ACTIVE);
    String jws = other.keys.signingKey().sign(CONTENT, "application/json", clock.instant());
    advance(ofDays(83));
    String next = node.keyId(SIGNING, NEXT);

    advance(ofDays(7));

    assertThat(other.keys.signingKey().keyId()).isEqualTo(next);
    assertThat(node.keyId(SIGNING, RETIRING)).isEqualTo(former);
    assertThat(ClientKeys.parse(other.keys.publicJwks()).verify(jws, TestKeyDatabase.NOW).keyId()).isEqualTo(former);
  }

  @Test
  void a_former_key_is_gone_from_the_jwks_and_its_private_part_from_the_database_when_it_expires() {
    String former = node.keyId(ENCRYPTION, ACTIVE);
    String jwe = ClientKeys.parse(node.keys.publicJwks()).encrypt(CONTENT, "application/json");
    advance(ofDays(83));
    advance(ofDays(7));
    advance(ofDays(30).minusSeconds(1));
    assertThat(other.keys.decryptionKeys().decrypt(jwe).content()).isEqualTo(CONTENT);

    advance(ofSeconds(1));

    assertThat(other.publishes(former)).isFalse();
    assertThatThrownBy(() -> other.keys.decryptionKeys().decrypt(jwe)).isInstanceOf(RefusedMessageException.class);
    assertThat(database.jdbc().sql("select count(*) from bank_key where key_id = :id").param("id", former)
        .query(Integer.class).single()).isZero();
    assertThat(database.jdbc().sql("select public_jwk from former_bank_key where key_id = :id").param("id", former)
        .query(String.class).single()).contains(former).doesNotContain("\"d\":");
  }

  @Test
  void an_expired_key_is_gone_from_a_node_even_while_nothing_deletes_it() {
    String former = node.keyId(SIGNING, ACTIVE);
    advance(ofDays(83));
    advance(ofDays(7));

    clock.pass(ofDays(30));

    assertThat(other.publishes(former)).isFalse();
  }

  @Test
  void with_a_period_of_zero_nothing_changes_by_itself() {
    TestNode byHand = new TestNode(database, clock, Duration.ZERO);

    clock.pass(ofDays(400));
    byHand.schedule.advance();

    assertThat(byHand.rotation.keys()).extracting(BankKeyFacts::state).containsOnly(ACTIVE).hasSize(3);
  }

  @Test
  void a_manager_prepares_a_key_and_it_is_used_when_it_was_published_for_a_week() {
    TestNode byHand = new TestNode(database, clock, Duration.ZERO);

    assertThat(byHand.rotation.prepareNext(SIGNING, MANAGER)).isTrue();
    String next = byHand.keyId(SIGNING, NEXT);
    clock.pass(ofDays(7));
    byHand.schedule.advance();
    byHand.keys.look();

    assertThat(byHand.keys.signingKey().keyId()).isEqualTo(next);
    assertThat(byHand.changes()).containsExactly(new BankKeyChanged(next, SIGNING, Change.PREPARED, MANAGER),
        new BankKeyChanged(next, SIGNING, Change.ACTIVATED, null));
  }

  @Test
  void a_manager_uses_the_published_next_key_at_once_and_other_nodes_notice() {
    node.rotation.prepareNext(SIGNING, MANAGER);
    String next = node.keyId(SIGNING, NEXT);
    advance(ofMinutes(1));

    assertThat(node.rotation.useNext(next, MANAGER)).isTrue();
    other.keys.look();

    assertThat(node.keys.signingKey().keyId()).isEqualTo(next);
    assertThat(other.keys.signingKey().keyId()).isEqualTo(next);
    assertThat(node.changes()).last().isEqualTo(new BankKeyChanged(next, SIGNING, Change.ACTIVATED, MANAGER));
  }

  @Test
  void a_key_that_is_not_published_everywhere_yet_is_not_used() {
    node.rotation.prepareNext(SIGNING, MANAGER);
    clock.pass(ofSeconds(59));

    assertThat(node.rotation.useNext(node.keyId(SIGNING, NEXT), MANAGER)).isFalse();

    assertThat(node.keyId(SIGNING, NEXT)).isNotNull();
  }

  @Test
  void there_is_one_next_key_of_a_use() {
    node.rotation.prepareNext(SIGNING, MANAGER);

    assertThat(other.rotation.prepareNext(SIGNING, MANAGER)).isFalse();
    assertThat(other.rotation.prepareNext(ENCRYPTION, MANAGER)).isTrue();
  }

  @Test
  void a_next_key_decrypts_before_it_is_published() {
    node.rotation.prepareNext(ENCRYPTION, MANAGER);
    String next = node.keyId(ENCRYPTION, NEXT);
    other.keys.look();
    assertThat(other.publishes(next)).isFalse();
    String jwe = encryptedTo(next);

    assertThat(other.keys.decryptionKeys().decrypt(jwe).content()).isEqualTo(CONTENT);
    clock.pass(DatabaseKeys.SEEN_BY_ALL);
    other.keys.look();
    assertThat(other.publishes(next)).isTrue();
  }

  @Test
  void a_compromised_retiring_key_is_gone_at_once() {
    String former = node.keyId(ENCRYPTION, ACTIVE);
    advance(ofDays(83));
    advance(ofDays(7));

    assertThat(node.rotation.giveUp(former, MANAGER)).isTrue();
    other.keys.look();

    assertThat(other.publishes(former)).isFalse();
    assertThat(node.rotation.former(5)).singleElement().satisfies(gone -> {
      assertThat(gone.keyId()).isEqualTo(former);
      assertThat(gone.compromised()).isTrue();
    });
    assertThat(node.changes()).last().isEqualTo(new BankKeyChanged(former, ENCRYPTION, Change.GIVEN_UP, MANAGER));
  }

  @Test
  void a_compromised_active_key_is_gone_at_once_where_the_next_one_is_published() {
    String compromised = node.keyId(SIGNING, ACTIVE);
    node.rotation.prepareNext(SIGNING, MANAGER);
    String next = node.keyId(SIGNING, NEXT);
    advance(ofMinutes(1));

    assertThat(node.rotation.giveUp(compromised, MANAGER)).isTrue();
    other.keys.look();

    assertThat(other.keys.signingKey().keyId()).isEqualTo(next);
    assertThat(other.publishes(compromised)).isFalse();
    assertThat(node.keyId(SIGNING, RETIRING)).isNull();
  }

  @Test
  void a_compromised_active_key_without_a_next_one_is_gone_within_two_minutes_and_the_bank_always_signs() {
    String compromised = node.keyId(SIGNING, ACTIVE);

    node.rotation.giveUp(compromised, MANAGER);
    advance(ofSeconds(30));
    assertThat(node.keys.signingKey().keyId()).isEqualTo(compromised);
    advance(ofSeconds(30));

    assertThat(other.keys.signingKey().keyId()).isNotEqualTo(compromised);
    advance(ofSeconds(30));
    assertThat(other.publishes(compromised)).isFalse();
    assertThat(node.rotation.former(5)).singleElement().matches(FormerBankKey::compromised);
  }

  @Test
  void a_compromised_key_is_replaced_even_if_the_node_fails_before_it_has_made_another() {
    String compromised = node.keyId(SIGNING, ACTIVE);
    database.jdbc().sql("update bank_key set compromised = true where active_use = 'sig'").update();

    advance(ofSeconds(30));
    advance(ofMinutes(1));
    advance(ofSeconds(30));

    assertThat(other.keys.signingKey().keyId()).isNotEqualTo(compromised);
    assertThat(other.publishes(compromised)).isFalse();
  }

  @Test
  void a_compromised_next_key_is_gone_and_another_comes_in_its_place() {
    advance(ofDays(83));
    String next = node.keyId(SIGNING, NEXT);

    node.rotation.giveUp(next, MANAGER);
    advance(ofSeconds(30));

    assertThat(node.keyId(SIGNING, NEXT)).isNotNull().isNotEqualTo(next);
  }

  @Test
  void a_key_for_the_compatibility_profile_is_made_once_when_it_is_asked_for_and_named_last() {
    assertThat(node.keyId(COMPATIBILITY, ACTIVE)).isNull();

    node.rotation.offerCompatibility(MANAGER);
    other.rotation.offerCompatibility(MANAGER);
    advance(DatabaseKeys.SEEN_BY_ALL);

    assertThat(algorithms(other)).containsExactly("ES256", "ECDH-ES+A256KW", "RSA-OAEP-256", "RSA-OAEP");
    assertThat(node.changes()).containsExactly(
        new BankKeyChanged(node.keyId(COMPATIBILITY, ACTIVE), COMPATIBILITY, Change.ACTIVATED, MANAGER));
    assertThat(other.changes()).isEmpty();
  }

  @Test
  void the_first_key_for_the_compatibility_profile_decrypts_on_every_node_before_any_publishes_it() {
    node.rotation.offerCompatibility(MANAGER);
    String first = node.keyId(COMPATIBILITY, ACTIVE);

    clock.pass(DatabaseKeys.SEEN_BY_ALL.minusSeconds(1));
    node.keys.look();
    other.keys.look();

    assertThat(node.publishes(first)).isFalse();
    assertThat(other.publishes(first)).isFalse();
    advance(ofSeconds(1));
    assertThat(node.publishes(first)).isTrue();
    assertThat(other.publishes(first)).isTrue();
  }

  @Test
  void keys_for_rsa_are_published_ahead_and_retire_as_the_others_do() {
    node.rotation.offerCompatibility(MANAGER);
    Map<KeyUse, String> former = new EnumMap<>(KeyUse.class);
    List.of(RSA_ENCRYPTION, COMPATIBILITY).forEach(use -> former.put(use, node.keyId(use, ACTIVE)));
    advance(ofDays(83));
    Map<KeyUse, String> next = new EnumMap<>(KeyUse.class);
    former.keySet().forEach(use -> next.put(use, node.keyId(use, NEXT)));
    advance(ofMinutes(1));

    assertThat(next).allSatisfy((use, keyId) -> assertThat(other.publishes(keyId)).isTrue());
    advance(ofDays(7));

    assertThat(next).allSatisfy((use, keyId) -> assertThat(other.keyId(use, ACTIVE)).isEqualTo(keyId));
    assertThat(former).allSatisfy((use, keyId) -> assertThat(other.publishes(keyId)).isTrue());
    assertThat(algorithms(other)).startsWith("ES256", "ECDH-ES+A256KW", "RSA-OAEP-256", "RSA-OAEP").hasSize(8);
    advance(ofDays(30));
    assertThat(former).allSatisfy((use, keyId) -> assertThat(other.publishes(keyId)).isFalse());
  }

  @Test
  void a_key_is_given_up_once() {
    String active = node.keyId(SIGNING, ACTIVE);
    node.rotation.giveUp(active, MANAGER);

    assertThat(other.rotation.giveUp(active, "manager2")).isFalse();
  }

  @Test
  void a_rotation_that_many_nodes_try_at_once_happens_once() throws Exception {
    List<TestNode> nodes = new ArrayList<>();
    for (int count = 0; count < 6; count++) {
      nodes.add(new TestNode(database, clock, ofDays(90)));
    }
    for (Duration time : List.of(ofDays(83), ofDays(7), ofDays(30))) {
      clock.pass(time);
      allAtOnce(nodes);
    }

    List<BankKeyChanged> changes = nodes.stream().flatMap(one -> one.changes().stream()).toList();
    for (Change change : List.of(Change.PREPARED, Change.ACTIVATED, Change.REMOVED)) {
      assertThat(changes).filteredOn(one -> one.change() == change).as(change.name())
          .extracting(BankKeyChanged::use).containsExactlyInAnyOrder(SIGNING, ENCRYPTION, RSA_ENCRYPTION);
    }
    assertThat(node.rotation.keys()).extracting(BankKeyFacts::state).containsOnly(ACTIVE).hasSize(3);
  }

  /** Nodes look at random moments, each at least every ten seconds, while time passes and managers interfere. */
  @Test
  void no_node_ever_signs_with_a_key_that_another_does_not_publish() {
    Random random = new Random(7);
    List<TestNode> nodes = List.of(node, other);
    for (int second = 0; second < 900; second++) {
      clock.pass(second % 130 == 129 ? ofDays(random.nextInt(40)) : ofSeconds(1));
      for (TestNode one : nodes) {
        if (second % 10 == 0 || random.nextInt(5) == 0) {
          one.keys.look();
        }
        if (random.nextInt(20) == 0) {
          one.schedule.advance();
        }
      }
      interfere(random);
      assertThat(other.publishes(node.keys.signingKey().keyId())).as("other publishes, second %d", second).isTrue();
      assertThat(node.publishes(other.keys.signingKey().keyId())).as("node publishes, second %d", second).isTrue();
    }
    assertThat(nodes.stream().flatMap(one -> one.changes().stream()))
        .filteredOn(one -> one.change() == Change.ACTIVATED).hasSizeGreaterThan(3);
  }

  private void interfere(Random random) {
    int what = random.nextInt(60);
    if (what == 0) {
      node.rotation.prepareNext(SIGNING, MANAGER);
    } else if (what == 1 && node.keyId(SIGNING, NEXT) != null) {
      node.rotation.useNext(node.keyId(SIGNING, NEXT), MANAGER);
    }
  }

  private static List<Object> algorithms(TestNode node) {
    return JsonPath.read(node.keys.publicJwks(), "$.keys[*].alg");
  }

  private String encryptedTo(String keyId) {
    BankKeyFacts facts = node.rotation.get(keyId);
    String jwk = database.store(TestKeyDatabase.ENCRYPTION_KEY, clock).key(facts).orElseThrow().toPublicJwk();
    return ClientKeys.parse("{\"keys\":[" + jwk + "]}").encrypt(CONTENT, "application/json");
  }

  private void advance(Duration time) {
    clock.pass(time);
    node.schedule.advance();
    other.schedule.advance();
    node.keys.look();
    other.keys.look();
  }

  private static void allAtOnce(List<TestNode> nodes) throws Exception {
    CyclicBarrier start = new CyclicBarrier(nodes.size());
    ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
    try {
      List<Callable<Object>> work = nodes.stream().<Callable<Object>>map(one -> () -> {
        start.await();
        one.schedule.advance();
        return null;
      }).toList();
      for (Future<Object> each : threads.invokeAll(work)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
