package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.jose.hostile.HostileMessages;
import dev.assent.jose.hostile.HostileMessages.Accepted;
import dev.assent.jose.hostile.HostileMessages.Keys;
import dev.assent.jose.hostile.HostileMessages.Refused;
import dev.assent.keys.AtRestEncryption;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The corpus of hostile messages at the gateway: refused, never forwarded, and no use spent on any of them. */
@GatewayTest
@Import(HostileMessagesIT.KeysOfTheCorpus.class)
class HostileMessagesIT extends GatewayContract {

  private static final Keys KEYS = HostileMessages.keys();
  private static final int USES = 5;

  private Map<String, ApiPath> apis;

  @BeforeEach
  void publishAnApiForEachSetting() {
    toTheMomentOfTheCorpus();
    apis = Arrays.stream(MessageProtection.values()).filter(protection -> protection != MessageProtection.NONE)
        .collect(Collectors.toMap(Enum::name,
            protection -> publish(new JwtSetting(protection, MessageProtection.NONE))));
  }

  @Test
  void each_is_answered_400_with_its_code_and_neither_forwarded_nor_charged() {
    Callers callers = new Callers();
    List<Refused> corpus = HostileMessages.refused();
    SoftAssertions all = new SoftAssertions();

    for (Refused hostile : corpus) {
      HttpResponse<String> answer = send(callers.of(hostile.client(), hostile.setting()), hostile.setting(),
          hostile.message());

      all.assertThat(answer.statusCode()).as(hostile.toString()).isEqualTo(400);
      JsonNode problem = Wire.problem(answer);
      all.assertThat(problem.path("code").asText()).as(hostile.toString()).isEqualTo(hostile.code());
      all.assertThat(problem.path("reason").asText()).as(hostile.toString()).isEqualTo(hostile.reason());
      all.assertThat(problem.path("member").asText(null)).as(hostile.toString()).isEqualTo(hostile.member());
      all.assertThat(problem.path("detail").asText()).as(hostile.toString()).isNotBlank();
    }

    all.assertAll();
    assertThat(corpus).hasSizeGreaterThan(150).extracting(Refused::client).contains("tsp", "weaker");
    assertThat(apis.values()).allSatisfy(api -> assertThat(forwarded(api)).isZero());
    assertThat(callers.all()).allSatisfy(caller -> {
      assertThat(bank.usesLeft(caller)).isEqualTo(USES);
      assertThat(bank.evidenceOf(caller)).isZero();
    });
  }

  @Test
  void each_message_without_a_fault_is_forwarded() {
    Callers callers = new Callers();
    for (Accepted twin : HostileMessages.accepted()) {
      TestCaller caller = callers.of(twin.client(), twin.setting());
      assertThat(send(caller, twin.setting(), twin.message()).statusCode()).as(twin.id()).isEqualTo(200);
    }
    assertThat(forwarded(apis.get("JWS"))).isEqualTo(4);
    assertThat(forwarded(apis.get("JWE"))).isEqualTo(2);
    assertThat(forwarded(apis.get("JWS_IN_JWE"))).isEqualTo(2);
  }

  @Test
  void a_message_with_a_weaker_algorithm_is_refused_as_soon_as_its_client_has_the_default_ones() {
    Callers callers = new Callers();
    List<Accepted> twins = HostileMessages.accepted().stream().filter(twin -> isWeaker(twin.client())).toList();
    assertThat(twins).isNotEmpty();
    for (Accepted twin : twins) {
      TestCaller caller = callers.of(twin.client(), twin.setting());
      bank.clients.changeCompatibility(caller.clientId(), false);

      HttpResponse<String> answer = send(caller, twin.setting(), twin.message());

      assertThat(answer.statusCode()).as(twin.id()).isEqualTo(400);
      assertThat(Wire.problem(answer).path("member").asText()).as(twin.id()).isEqualTo("alg");
      assertThat(bank.usesLeft(caller)).isEqualTo(USES);
    }
    assertThat(apis.values()).allSatisfy(api -> assertThat(forwarded(api)).isZero());
  }

  private HttpResponse<String> send(TestCaller caller, String setting, String message) {
    toTheMomentOfTheCorpus();
    return wire.post(caller, apis.get(setting), message);
  }

  /** One for each client of the corpus and each setting that it has messages for. */
  private final class Callers {

    private final Map<List<String>, TestCaller> callers = new HashMap<>();

    TestCaller of(String client, String setting) {
      return callers.computeIfAbsent(List.of(client, setting), any -> {
        TestCaller caller = bank.callerOf(apis.get(setting), USES);
        bank.clients.installKeys(caller.clientId(), KEYS.jwksOf(client));
        bank.clients.changeCompatibility(caller.clientId(), isWeaker(client));
        return caller;
      });
    }

    Collection<TestCaller> all() {
      return callers.values();
    }
  }

  private static boolean isWeaker(String client) {
    return KEYS.weaker().contains(client);
  }

  private void toTheMomentOfTheCorpus() {
    clock.moveAhead(Duration.between(clock.instant(), KEYS.moment()));
  }

  /** The bank's keys of the corpus are in the database before the bank looks for its keys there. */
  @TestConfiguration(proxyBeanMethods = false)
  static class KeysOfTheCorpus {

    private static final Map<String, String> USES_OF_KEYS =
        Map.of("bank-sig", "sig", "bank-ec", "enc", "bank-rsa", "rsa", "bank-weaker", "old");

    @Bean
    static BeanFactoryPostProcessor keysOfTheCorpusFirst() {
      return beans -> beans.getBeanDefinition("bankKeys").setDependsOn("keysOfTheCorpus");
    }

    @Bean
    InitializingBean keysOfTheCorpus(JdbcClient jdbc, AtRestEncryption encryption) {
      return () -> KEYS.bankKeys().forEach(key -> store(key, jdbc, encryption));
    }

    private static void store(JWK key, JdbcClient jdbc, AtRestEncryption encryption) {
      String use = USES_OF_KEYS.get(key.getKeyID());
      jdbc.sql("""
          insert into bank_key (key_id, key_use, algorithm, state, active_use, private_jwk, created_at)
          values (:id, :use, :algorithm, 'active', :use, :private, :at)""")
          .param("id", key.getKeyID()).param("use", use).param("algorithm", key.getAlgorithm().getName())
          .param("private", encryption.encrypt(key.toJSONString())).param("at", Timestamp.from(KEYS.moment()))
          .update();
    }
  }
}
