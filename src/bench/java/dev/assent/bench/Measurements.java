package dev.assent.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What {@code mvn -Pbench verify} does: starts everything, measures it, and prints one table. A bar that is missed is
 * said so and fails nothing, for the machine may be busy; {@code -Dbench.strict=true} makes it fail.
 */
class Measurements {

  private static final Path DIRECTORY = Path.of(System.getProperty("bench.directory"));

  @Test
  void measure() {
    // JMH is meant for processes of its own; here it is the client of others.
    System.setProperty("jmh.ignoreLock", "true");
    Plan plan = Plan.asked();
    Table table = new Table();
    int port = ServerProcess.freePort();
    try (Database database = new Database(DIRECTORY);
        ServerProcess upstream = ServerProcess.start("upstream", port, ServerProcess.UPSTREAM_JVM, Map.of(),
            java("dev.assent.bench.UpstreamServer", String.valueOf(port)))) {
      new CryptoRows(plan).measure(table);
      new GatewayRows(plan, database, upstream.at("/accounts")).measure(table);
      String text = table.write(DIRECTORY.resolve("benchmarks.md"), about(database));
      System.out.println(text);
    }
  }

  static List<String> java(String main, String... arguments) {
    List<String> what = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main));
    what.addAll(List.of(arguments));
    return what;
  }

  private static String about(Database database) {
    return "Measured " + Instant.now().truncatedTo(ChronoUnit.MINUTES) + " on " + Machine.description()
        + ", commit " + Machine.commit() + ". PostgreSQL: " + database.settings() + ".";
  }
}
