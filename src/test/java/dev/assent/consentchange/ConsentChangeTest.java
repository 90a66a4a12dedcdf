package dev.assent.consentchange;

import dev.assent.MovableClock;
import dev.assent.ProcessCoverage;
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
import org.springframework.test.context.TestPropertySource;

/** Consents, their changes and the engine, with a database in memory and without a web server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ConsentChangeTest.Slice.class, webEnvironment = WebEnvironment.NONE)
@TestPropertySource(properties = {
    "camunda.bpm.deployment-resource-pattern=classpath*:processes/consent-change*.*,classpath*:forms/consent-*.form",
    "assent.consentchange.catch-up-interval=PT24H"})
@ProcessCoverage
@Import(TestCustomers.class)
@interface ConsentChangeTest {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @AutoConfigurationPackage(basePackages = "dev.assent.tsp")
  @ConfigurationPropertiesScan({"dev.assent.engine", "dev.assent.keys", "dev.assent.notification"})
  @ComponentScan(
      basePackages = {"dev.assent.consentchange", "dev.assent.consent", "dev.assent.catalog", "dev.assent.client",
          "dev.assent.tsp", "dev.assent.engine", "dev.assent.form", "dev.assent.approval",
          "dev.assent.notification", "dev.assent.keys"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }

    @Bean
    RecordedEvents recordedEvents() {
      return new RecordedEvents();
    }
  }
}
