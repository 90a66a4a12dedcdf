package dev.assent.securityevent;

import dev.assent.Postgres;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on PostgreSQL. */
@DirtiesContext
class ConsentEventsPostgresIT extends ConsentEventsTest {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }
}
