package dev.assent.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The whole demo on free ports, with a database in memory and a folder of its own. */
final class DemoSite {

  private final int assentPort = freePort();
  private final int enjoyLifePort = freePort();
  private final int coreBankPort = freePort();
  private final Path directory;

  DemoSite() {
    try {
      directory = Files.createTempDirectory("assent-demo");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  void register(DynamicPropertyRegistry registry) {
    registry.add("server.port", () -> assentPort);
    registry.add("assent.issuer", this::assent);
    registry.add("assent.demo.enjoy-life-port", () -> enjoyLifePort);
    registry.add("assent.demo.core-bank-port", () -> coreBankPort);
    registry.add("assent.demo.directory", () -> directory);
    registry.add("management.server.port", () -> 0);
    registry.add("camunda.bpm.job-execution.enabled", () -> true);
    registry.add("spring.datasource.url",
        () -> "jdbc:h2:mem:" + directory.getFileName()
            + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0");
  }

  String assent() {
    return "http://localhost:" + assentPort;
  }

  String enjoyLife() {
    return "http://localhost:" + enjoyLifePort;
  }

  String coreBank() {
    return "http://localhost:" + coreBankPort;
  }

  Path enjoyLifeKeys() {
    return directory.resolve(DemoSettings.ENJOY_LIFE_KEYS);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
