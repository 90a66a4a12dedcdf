package dev.assent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The modules behind a TSP's registration and applications, with the real engine and database, but no web server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TspProcessTest.Slice.class, webEnvironment = WebEnvironment.NONE)
@ProcessCoverage
@Import(TspFixtures.class)
@ExtendWith(AssertionsUseThisEngine.class)
public @interface TspProcessTest {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan({"dev.assent.engine", "dev.assent.keys", "dev.assent.notification"})
  @ComponentScan(
      basePackages = {"dev.assent.engine", "dev.assent.approval", "dev.assent.notification", "dev.assent.keys",
          "dev.assent.catalog", "dev.assent.tsp", "dev.assent.client", "dev.assent.consent", "dev.assent.consentchange",
          "dev.assent.access", "dev.assent.form", "dev.assent.onboarding", "dev.assent.accessrequest"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }
}
