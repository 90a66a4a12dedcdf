package dev.assent.gateway;

import dev.assent.catalog.DefaultCallLimits;
import dev.assent.keys.BankKeys;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a measured server has beside the product: baselines within the same process, behind the same filters. */
@Configuration(proxyBeanMethods = false)
class BenchConfiguration {

  @Bean
  FilterRegistrationBean<PlainProxy> plainProxy(Lanes lanes, Answers answers, BankKeys keys, MeterRegistry meters,
      DefaultCallLimits limits, Clock clock, @Value("${bench.upstream}") URI upstream) {
    return before(new PlainProxy(lanes, answers, keys, meters, limits, clock, upstream), "/api/bench/plain");
  }

  @Bean
  FilterRegistrationBean<NoOperation> noOperation() {
    return before(new NoOperation(), "/api/bench/nothing");
  }

  /** Just before the gateway, so that all that comes before it is in the baselines too. */
  private static <F extends Filter> FilterRegistrationBean<F> before(F filter, String path) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(path);
    registration.setOrder(GatewayConfiguration.ORDER - 1);
    return registration;
  }
}
