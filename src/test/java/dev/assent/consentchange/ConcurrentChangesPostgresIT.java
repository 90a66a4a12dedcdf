package dev.assent.consentchange;

import dev.assent.Postgres;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On PostgreSQL, whose transactions do not survive a duplicate key, and where a reader waits for nobody. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ConcurrentChangesPostgresIT {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }

  @Nested
  @Order(1)
  class Changes extends ConcurrentChangesTest { }

  @Nested
  @Order(2)
  @DirtiesContext
  class Narrowing extends NarrowingRacesTest { }
}
