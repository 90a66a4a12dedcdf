package dev.assent.engine;

import dev.assent.MovableClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The engine and its database, without the other modules, their processes and a web server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {EngineTest.Slice.class, TwoLevels.class, SignedInOrder.class},
    webEnvironment = WebEnvironment.NONE, properties = "camunda.bpm.auto-deployment-enabled=false")
@interface EngineTest {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan({"dev.assent.engine", "dev.assent.keys", "dev.assent.notification"})
  @ComponentScan(
      basePackages = {"dev.assent.engine", "dev.assent.approval", "dev.assent.notification", "dev.assent.keys"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }
}
