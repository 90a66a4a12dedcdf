package dev.assent.securityevent;

import dev.assent.MovableClock;
import dev.assent.client.LoopbackTspServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Events with the consents that they tell of, on a real port. What is periodic is begun by the tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SecurityEventTest.Slice.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "camunda.bpm.deployment-resource-pattern=classpath*:processes/consent-change*.*,classpath*:forms/consent-*.form",
    "assent.consentchange.catch-up-interval=PT24H",
    "assent.consentchange.expiry-interval=PT24H",
    "assent.securityevent.push-every=PT24H",
    "assent.securityevent.again-every=PT24H",
    "assent.securityevent.polls-per-minute=" + SecurityEventTest.POLLS})
@Import({TestConsents.class, LoopbackTspServers.class})
@interface SecurityEventTest {

  /** Of one client in a minute. */
  int POLLS = 20;

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @AutoConfigurationPackage(basePackages = "dev.assent.tsp")
  @ConfigurationPropertiesScan({"dev.assent.engine", "dev.assent.keys", "dev.assent.notification", "dev.assent.token",
      "dev.assent.web"})
  @ComponentScan(
      basePackages = {"dev.assent.securityevent", "dev.assent.consentchange", "dev.assent.consent",
          "dev.assent.catalog", "dev.assent.client", "dev.assent.tsp", "dev.assent.engine", "dev.assent.form",
          "dev.assent.approval", "dev.assent.notification", "dev.assent.keys", "dev.assent.token", "dev.assent.web"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }
}
