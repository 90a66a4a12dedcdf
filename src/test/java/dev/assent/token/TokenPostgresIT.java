package dev.assent.token;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The module's rules on PostgreSQL. */
@TokenTest
class TokenPostgresIT {

  /** Shared by all contracts; ends with the JVM. */
  private static final EmbeddedPostgres POSTGRES = start();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
    properties.add("spring.datasource.username", () -> "postgres");
    properties.add("spring.datasource.password", () -> "postgres");
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Nested
  class Authorization extends AuthorizationContract { }

  @Nested
  class Code extends CodeContract { }

  @Nested
  class Refresh extends RefreshContract { }

  @Nested
  class Uses extends UsesContract { }

  @Nested
  class ClientLogOn extends ClientContract { }

  @Nested
  class Grants extends GrantContract { }
}
