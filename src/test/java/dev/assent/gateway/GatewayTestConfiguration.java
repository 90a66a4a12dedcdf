package dev.assent.gateway;

import dev.assent.MovableClock;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.ApiCatalog;
import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.tsp.Tsps;
import java.io.IOException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestConfiguration(proxyBeanMethods = false)
class GatewayTestConfiguration {

  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock();
  }

  @Bean
  TestUpstream testUpstream() throws IOException {
    return new TestUpstream();
  }

  @Bean
  TestGateway testGateway(Tsps tsps, Clients clients, ApiCatalog catalog, ApiAccess access, Consents consents,
      JdbcClient jdbc, MovableClock clock) {
    return new TestGateway(tsps, clients, catalog, access, consents, jdbc, clock);
  }
}
