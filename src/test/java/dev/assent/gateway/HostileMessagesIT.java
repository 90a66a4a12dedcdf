package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    Map<String, TestCaller> callers = callers("tsp");
    List<Refused> corpus = HostileMessages.refused().stream().filter(hostile -> !isWeaker(hostile.client())).toList();
    SoftAssertions all = new SoftAssertions();

    for (Refused hostile : corpus) {
      toTheMomentOfTheCorpus();
      HttpResponse<String> answer =
          wire.post(callers.get(hostile.setting()), apis.get(hostile.setting()), hostile.message());

      all.assertThat(answer.statusCode()).as(hostile.toString()).isEqualTo(400);
      all.assertThat(Wire.code(answer)).as(hostile.toString()).isEqualTo(hostile.code());
      all.assertThat(Wire.problem(answer).path("detail").asText()).as(hostile.toString()).isNotBlank();
    }

    all.assertAll();
    assertThat(corpus).hasSizeGreaterThan(150);
    assertThat(apis.values()).allSatisfy(api -> assertThat(forwarded(api)).isZero());
    assertThat(callers.values()).allSatisfy(caller -> {
      assertThat(bank.usesLeft(caller)).isEqualTo(USES);
      assertThat(bank.evidenceOf(caller)).isZero();
    });
  }

  @Test
  void each_message_without_a_fault_is_forwarded() {
    Map<String, TestCaller> callers = callers("tsp");
    for (Accepted twin : HostileMessages.accepted()) {
      if (isWeaker(twin.client())) {
        continue;
      }
      toTheMomentOfTheCorpus();
      assertThat(wire.post(callers.get(twin.setting()), apis.get(twin.setting()), twin.message()).statusCode())
          .as(twin.id()).isEqualTo(200);
    }
    assertThat(forwarded(apis.get("JWS"))).isEqualTo(3);
    assertThat(forwarded(apis.get("JWE"))).isEqualTo(2);
    assertThat(forwarded(apis.get("JWS_IN_JWE"))).isEqualTo(2);
  }

  private Map<String, TestCaller> callers(String client) {
    return apis.keySet().stream().collect(Collectors.toMap(Function.identity(), setting -> {
      TestCaller caller = bank.callerOf(apis.get(setting), USES);
      bank.clients.uploadKeys(caller.clientId(), KEYS.jwksOf(client));
      return caller;
    }));
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

    @Bean
    static BeanFactoryPostProcessor keysOfTheCorpusFirst() {
      return beans -> beans.getBeanDefinition("bankKeys").setDependsOn("keysOfTheCorpus");
    }

    @Bean
    InitializingBean keysOfTheCorpus(JdbcClient jdbc, AtRestEncryption encryption) {
      return () -> KEYS.bankKeys().forEach(key -> store(key, jdbc, encryption));
    }

    private static void store(JWK key, JdbcClient jdbc, AtRestEncryption encryption) {
      String use = key.getKeyUse().getValue();
      boolean active = List.of("bank-sig", "bank-ec").contains(key.getKeyID());
      jdbc.sql("""
          insert into bank_key (key_id, key_use, algorithm, state, active_use, private_jwk, created_at)
          values (:id, :use, :algorithm, :state, :active, :private, :at)""")
          .param("id", key.getKeyID()).param("use", use).param("algorithm", key.getAlgorithm().getName())
          .param("state", active ? "active" : "retiring").param("active", active ? use : null)
          .param("private", encryption.encrypt(key.toJSONString())).param("at", Timestamp.from(KEYS.moment()))
          .update();
    }
  }
}
