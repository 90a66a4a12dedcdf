package dev.assent.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What {@code mvn -Pbench verify} does: starts everything, measures it, and prints one table. A bar that is missed is
 * said so and fails nothing, for the machine may be busy.
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
      if (Plan.includes("crypto")) {
        new CryptoRows(plan).measure(table);
      }
      servers(plan, table, database, upstream.at("/accounts"));
      String text = table.write(DIRECTORY.resolve("benchmarks.md"), about(database));
      System.out.println(text);
    }
  }

  private static void servers(Plan plan, Table table, Database database, URI upstream) {
    try (ServerProcess assent = Assent.start("assent", database.create("calls"), upstream)) {
      Fixtures fixtures = new Fixtures(database.sql("calls"), upstream);
      fixtures.clients("ec", Keys.EC);
      fixtures.clients("rsa", Keys.RSA);
      fixtures.tokens("ec", "unlimited", null);
      fixtures.tokens("rsa", "unlimited", null);
      fixtures.tokens("ec", "counted", 1_000_000_000);
      if (Plan.includes("calls")) {
        new GatewayRows(plan, database, upstream).measure(table, assent);
      }
      if (Plan.includes("tokens")) {
        new TokenRows(plan).measure(table, assent, database);
      }
      if (Plan.includes("full")) {
        new FullDatabaseRows(plan, database, upstream).measure(table);
      }
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
