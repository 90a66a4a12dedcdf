package dev.assent.notification;

import dev.assent.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@MailTest
class MailPostgresIT extends MailContract {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }
}
