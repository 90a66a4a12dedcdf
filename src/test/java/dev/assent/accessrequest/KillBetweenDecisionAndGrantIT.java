package dev.assent.accessrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.TspFixtures;
import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.accessrequest.KilledNode.Halt;
import dev.assent.client.Clients;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class KillBetweenDecisionAndGrantIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void a_node_killed_after_the_decision_and_another_inside_the_grant_end_with_exactly_one_grant() throws Exception {
    String database = "jdbc:h2:file:" + directory.resolve("assent")
        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0";
    haltAt(Halt.AFTER_DECISION, database);
    haltAt(Halt.INSIDE_GRANT, database);

    try (ConfigurableApplicationContext node = KilledNode.start(database, true)) {
      UUID tsp = node.getBean(Clients.class).get(KilledNode.DEVELOPER).tspId();
      ApiApplications applications = node.getBean(ApiApplications.class);
      await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(applications.ofTsp(tsp)).singleElement()
          .extracting(ApiApplication::status).isEqualTo(ApplicationStatus.GRANTED));

      assertThat(node.getBean(ApiAccess.class).of(KilledNode.DEVELOPER)).extracting(AccessGrant::api)
          .containsExactly(TspFixtures.RATES);
      assertThat(node.getBean(Notifications.class).of(Kind.DEVELOPER, KilledNode.DEVELOPER, 20))
          .extracting(told -> told.notice().code()).filteredOn("application-granted"::equals).hasSize(1);
    }
  }

  /** The build names its classes twice, and the engine takes no process twice. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void haltAt(Halt halt, String database) throws IOException, InterruptedException {
    Process node = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(),
        KilledNode.class.getName(), database, halt.name())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(halt + ".log").toFile())
        .start();
    try {
      assertThat(node.waitFor(2, TimeUnit.MINUTES)).as("node halts, see %s", directory).isTrue();
      assertThat(node.exitValue()).as("node halts where it should, see %s", directory).isEqualTo(KilledNode.HALTED);
    } finally {
      node.destroyForcibly();
    }
  }
}
