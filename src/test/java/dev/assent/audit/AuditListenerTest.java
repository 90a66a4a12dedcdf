package dev.assent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.ClientKeysChanged;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChangeRecorded;
import dev.assent.consentchange.OnRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class AuditListenerTest {

  private final AuditTrail trail = new AuditTrail(JdbcClient.create(database()), Clock.systemUTC());
  private final AuditListener listener = new AuditListener(trail);

  @Test
  void what_a_customer_changes_is_the_customers_deed() {
    assertThat(recorded(Channel.BANK_DASHBOARD).actor()).isEqualTo("steve");
  }

  @Test
  void what_the_bank_withdraws_is_not_the_customers_deed() {
    AuditEvent line = recorded(Channel.BANK);

    assertThat(line.actor()).isEqualTo("system");
    assertThat(line.detail()).startsWith("enjoy-life for customer steve through BANK: withdrawn [demandDeposit]");
  }

  @Test
  void what_customer_care_withdraws_is_the_officers_deed_with_its_reason() {
    AuditEvent line = recorded(Channel.CUSTOMER_CARE);

    assertThat(line.actor()).isEqualTo("care");
    assertThat(line.detail()).startsWith("enjoy-life for customer steve through CUSTOMER_CARE: withdrawn")
        .endsWith(" because: Moves abroad");
  }

  @Test
  void other_keys_of_a_client_are_the_deed_of_who_handed_them_in() {
    new ClientAudit(trail).on(new ClientKeysChanged("enjoy-life", UUID.randomUUID(), "mei",
        "https://keys.enjoylife.example/jwks"));

    AuditEvent line = trail.about("enjoy-life", 1).get(0);
    assertThat(line.actor()).isEqualTo("mei");
    assertThat(line.detail()).endsWith("fetched from https://keys.enjoylife.example/jwks");
  }

  private AuditEvent recorded(Channel channel) {
    UUID change = UUID.randomUUID();
    listener.on(new ConsentChangeRecorded(change, "steve", "enjoy-life", channel, List.of("demandDeposit"), List.of(),
        List.of(), null, Instant.now(),
        channel == Channel.CUSTOMER_CARE ? new OnRequest("care", "Moves abroad") : null));
    return trail.about(change.toString(), 1).get(0);
  }

  private static DataSource database() {
    DataSource database =
        new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V13__audit.sql")).execute(database);
    return database;
  }
}
