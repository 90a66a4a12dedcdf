package dev.assent.portal;

import dev.assent.CountedStatements;
import dev.assent.MovableClock;
import dev.assent.TspFixtures;
import dev.assent.token.ClientTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The portal on a real port, with the modules behind it, the real engine and a database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PortalSite.Slice.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "assent.securityevent.push-every=PT24H",
    "spring.autoconfigure.exclude="
        + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet."
        + "OAuth2AuthorizationServerAutoConfiguration,"
        + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet."
        + "OAuth2AuthorizationServerJwtAutoConfiguration"})
@AutoConfigureMockMvc
@Import({TspFixtures.class, CountedStatements.class, ClientTokens.class})
@interface PortalSite {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @AutoConfigurationPackage(basePackages = "dev.assent.tsp")
  @ConfigurationPropertiesScan({"dev.assent.engine", "dev.assent.catalog", "dev.assent.web",
      "dev.assent.keys", "dev.assent.notification"})
  @ComponentScan(
      basePackages = {"dev.assent.engine", "dev.assent.catalog", "dev.assent.tsp", "dev.assent.client",
          "dev.assent.consent", "dev.assent.consentchange", "dev.assent.access", "dev.assent.form",
          "dev.assent.onboarding", "dev.assent.accessrequest", "dev.assent.web", "dev.assent.portal",
          "dev.assent.approval", "dev.assent.notification", "dev.assent.keys", "dev.assent.activity",
          "dev.assent.securityevent"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }
}
