package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What holds on every database. */
abstract class OneNodeAtATimeContract {

  private LockProvider one;
  private LockProvider another;

  abstract DataSource emptyDatabase();

  @BeforeEach
  void two_nodes_on_one_database() {
    DataSource database = emptyDatabase();
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V16__event_publication.sql")).execute(database);
    one = new OneNodeAtATime().lockProvider(database);
    another = new OneNodeAtATime().lockProvider(database);
  }

  @Test
  void a_job_that_one_node_does_is_not_done_by_another_until_the_first_is_ready() {
    SimpleLock held = one.lock(job("purge", Duration.ofMinutes(10))).orElseThrow();

    assertThat(another.lock(job("purge", Duration.ofMinutes(10)))).isEmpty();
    assertThat(another.lock(job("remind", Duration.ofMinutes(10)))).isPresent();

    held.unlock();
    assertThat(another.lock(job("purge", Duration.ofMinutes(10)))).isPresent();
  }

  @Test
  void a_node_that_was_killed_holds_a_job_no_longer_than_it_said() {
    Optional<SimpleLock> forgotten = one.lock(job("purge", Duration.ofMillis(1)));

    assertThat(forgotten).isPresent();
    await().untilAsserted(() ->
        assertThat(another.lock(job("purge", Duration.ofMinutes(10)))).isPresent());
  }

  private static LockConfiguration job(String name, Duration atMost) {
    return new LockConfiguration(Instant.now(), name, atMost, Duration.ZERO);
  }
}
