package dev.assent;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Assent, an open-banking API platform. All modules run in this one application; with
 * {@code camunda.bpm.enabled=false} it starts in the {@code gateway} role, which serves {@code /api/**} and the token
 * endpoints alone (see {@link GatewayRoleFilter}).
 */
@Modulithic
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(excludeFilters = {
    @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
    @Filter(type = FilterType.CUSTOM, classes = GatewayRoleFilter.class)})
@EnableScheduling
public class AssentApplication {

  public static void main(String[] args) {
    SpringApplication.run(AssentApplication.class, args);
  }

  /** Injected wherever time matters, so that a test can move it. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
