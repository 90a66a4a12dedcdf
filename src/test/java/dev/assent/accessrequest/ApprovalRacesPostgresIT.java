package dev.assent.accessrequest;

import dev.assent.Postgres;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Here a refused second signature ends its transaction. */
@DirtiesContext
class ApprovalRacesPostgresIT extends ApprovalRacesTest {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }
}
