package dev.assent.grantmanagement;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The endpoint with all that it reaches, and the gateway beside it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = GrantManagementTest.Slice.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties =
    "camunda.bpm.deployment-resource-pattern=classpath*:processes/consent-change*.*,classpath*:forms/consent-*.form")
@interface GrantManagementTest {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @AutoConfigurationPackage(basePackages = "dev.assent.tsp")
  @ConfigurationPropertiesScan({"dev.assent.engine", "dev.assent.gateway", "dev.assent.web",
      "dev.assent.token", "dev.assent.keys", "dev.assent.notification"})
  @ComponentScan(
      basePackages = {"dev.assent.grantmanagement", "dev.assent.gateway", "dev.assent.access", "dev.assent.activity",
          "dev.assent.consentchange", "dev.assent.consent", "dev.assent.catalog",
          "dev.assent.client", "dev.assent.tsp", "dev.assent.engine", "dev.assent.form", "dev.assent.token",
          "dev.assent.keys", "dev.assent.jose", "dev.assent.web", "dev.assent.approval",
          "dev.assent.notification"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Slice {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
