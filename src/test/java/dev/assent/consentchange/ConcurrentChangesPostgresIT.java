package dev.assent.consentchange;

import dev.assent.Postgres;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on PostgreSQL, whose transactions do not survive a duplicate key. */
@DirtiesContext
class ConcurrentChangesPostgresIT extends ConcurrentChangesTest {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }
}
