package dev.assent.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that is killed between the mail server's acceptance and its own commit, and the next one. */
class KilledPostmanIT {

  private final TestMailServer server = new TestMailServer();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private Process node;

  @AfterEach
  void end() {
    if (node != null) {
      node.destroyForcibly();
    }
    server.stop();
  }

  @Test
  void a_mail_whose_sender_was_killed_is_repeated_with_the_same_message_id() throws Exception {
    server.start();
    String database = "jdbc:h2:file:" + directory.resolve("assent") + ";WRITE_DELAY=0";
    node = start(database);
    await().atMost(Duration.ofMinutes(2)).failFast("the node has ended, see " + directory, () -> !node.isAlive())
        .until(() -> server.received().size() == 1);
    node.destroyForcibly().waitFor();

    try (ConfigurableApplicationContext next = PostmanNode.start(database, server.port())) {
      JdbcClient jdbc = next.getBean(JdbcClient.class);
      assertThat(jdbc.sql("select count(*) from notice_mail where sent_at is null").query(Long.class).single()).isOne();

      next.getBean(Resubmission.class).takeUp();
      await().untilAsserted(() ->
          assertThat(jdbc.sql("select count(*) from event_publication").query(Long.class).single()).isZero());
      next.getBean(Resubmission.class).takeUp();

      assertThat(server.received()).hasSize(2);
      MimeMessage first = server.received().get(0);
      MimeMessage second = server.received().get(1);
      assertThat(second.getMessageID()).isEqualTo(first.getMessageID());
      assertThat(second.getContent()).isEqualTo(first.getContent());
      assertThat(second.getSentDate()).isEqualTo(first.getSentDate());
    }
  }

  private Process start(String database) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), PostmanNode.class.getName(), database,
        String.valueOf(server.port()))
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("node.log").toFile())
        .start();
  }
}
