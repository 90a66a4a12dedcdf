package dev.assent.tsp;

import dev.assent.Postgres;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
class DeveloperAccountsPostgresIT extends DeveloperAccountsTest {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }
}
