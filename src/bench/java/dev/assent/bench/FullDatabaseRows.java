package dev.assent.bench;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row about size: the same calls on an empty and on a full database, in pairs that alternate. */
final class FullDatabaseRows {

  private static final String EMPTY = "checks, counted uses, empty database";
  private static final double BAR = 0.85;

  private final Plan plan;
  private final Database database;
  private final URI upstream;

  FullDatabaseRows(Plan plan, Database database, URI upstream) {
    this.plan = plan;
    this.database = database;
    this.upstream = upstream;
  }

  /** Both servers are started for this, so that neither is warmer than the other. */
  void measure(Table table) {
    try (ServerProcess empty = Assent.start("assent-empty", database.url("calls"), upstream);
        ServerProcess full = Assent.start("assent-full", database.create("large"), upstream)) {
      new Fixtures(database.sql("large"), upstream).clients("ec", Keys.EC);
      measure(table, empty, full);
    }
  }

  private void measure(Table table, ServerProcess empty, ServerProcess full) {
    JdbcClient small = database.sql("calls");
    JdbcClient large = database.sql("large");
    new FullDatabase(large).fill(plan.tokens());
    String name = Table.format("the same, %d tokens, %d consents, %d clients, %d APIs", plan.tokens(),
        FullDatabase.CONSENTS, FullDatabase.CLIENTS, FullDatabase.APIS);
    Traffic anyToken = connection -> Calls.withToken(
        full.at("/api/bench/open"), "bulk-token-of-" + ThreadLocalRandom.current().nextInt(plan.tokens()));
    Rounds rounds = new Rounds(plan, new Load.Cost(() -> empty.cpu().plus(full.cpu()), database::cpu))
        .with(EMPTY, Calls.authorized(empty.at("/api/bench/open"), "ec", "counted"))
        .with(name, anyToken).warmUp();
    FullDatabase.forgetStatements(small);
    FullDatabase.forgetStatements(large);
    rounds.measure(8).measure(32);
    for (int connections : new int[] {8, 32}) {
      List<Sample> before = rounds.all(EMPTY, connections);
      List<Sample> after = rounds.all(name, connections);
      table.baseline(EMPTY, connections, rounds.median(EMPTY, connections));
      double ratio = Sample.median(IntStream.range(0, plan.rounds()).boxed().toList(),
          pair -> after.get(pair).throughput() / before.get(pair).throughput());
      table.ratio(name, connections, rounds.median(name, connections), "empty, median of pairs", ratio, BAR);
    }
    plans(table, database.asWritten("large"), FullDatabase.statements(small), FullDatabase.statements(large));
  }

  private static void plans(Table table, JdbcClient asWritten, Set<String> before, Set<String> after) {
    Set<String> other = new TreeSet<>(after);
    other.removeAll(before);
    table.limit("statements of these calls", "", after.size() + " kinds, " + other.size() + " of them new", "0 new",
        !after.isEmpty() && other.isEmpty());
    Set<String> scans = new TreeSet<>();
    for (String statement : after) {
      List<String> plan = FullDatabase.plan(asWritten, statement);
      System.out.println(statement + "\n  " + String.join("\n  ", plan));
      plan.stream().filter(step -> step.contains("Scan")).map(step -> step.replaceAll("^[ >-]*|(?: using| on).*", ""))
          .forEach(scans::add);
    }
    table.limit("their plans on the full database", "", String.join(", ", scans), "by index alone",
        scans.stream().allMatch(scan -> scan.contains("Index")));
  }
}
