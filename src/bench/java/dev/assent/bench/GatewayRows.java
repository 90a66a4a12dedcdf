package dev.assent.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows about calls: each kind of call against the baselines, at 8 and at 32 connections. */
final class GatewayRows {

  private static final String DIRECT = "upstream, called directly";
  private static final String SPRING = "Spring Cloud Gateway Server MVC";
  private static final String PLAIN = "plain proxy";
  private static final String CHECKS = "checks, unlimited uses";
  private static final String COUNTED = "checks, counted uses";
  private static final String ECDH = "JWE response, ECDH-ES+A256KW";
  private static final String RSA = "JWE response, RSA-OAEP-256";
  private static final String FULL = "JWS request, JWE response, counted uses";

  private final Plan plan;
  private final Database database;
  private final URI upstream;

  GatewayRows(Plan plan, Database database, URI upstream) {
    this.plan = plan;
    this.database = database;
    this.upstream = upstream;
  }

  void measure(Table table, ServerProcess assent) {
    int port = ServerProcess.freePort();
    try (ServerProcess spring =
        ServerProcess.start("spring-cloud-gateway", port, ServerProcess.GATEWAY_JVM, Map.of(),
            Measurements.java("dev.assent.bench.SpringCloudGateway", String.valueOf(port), upstream.toString()))) {
      Rounds rounds = new Rounds(plan, new Load.Cost(() -> assent.cpu().plus(spring.cpu()), database::cpu))
          .with(DIRECT, Calls.plain(upstream))
          .with(SPRING, Calls.plain(spring.at("/api/bench/plain")))
          .with(PLAIN, Calls.plain(assent.at("/api/bench/plain")))
          .with(FULL, Calls.signed(assent.at("/api/bench/signed"), "ec", "counted"))
          .with(CHECKS, Calls.authorized(assent.at("/api/bench/open"), "ec", "unlimited"))
          .with(COUNTED, Calls.authorized(assent.at("/api/bench/open"), "ec", "counted"))
          .with(ECDH, Calls.authorized(assent.at("/api/bench/encrypted"), "ec", "unlimited"))
          .with(RSA, Calls.authorized(assent.at("/api/bench/encrypted"), "rsa", "unlimited"))
          .warmUp().measure(8).measure(32);
      for (int connections : new int[] {8, 32}) {
        table.baseline(DIRECT, connections, rounds.median(DIRECT, connections));
        table.baseline(SPRING, connections, rounds.median(SPRING, connections));
        compare(table, rounds, PLAIN, SPRING, connections, 0.8);
        compare(table, rounds, CHECKS, PLAIN, connections, 0.75);
        compare(table, rounds, COUNTED, PLAIN, connections, 0.5);
        compare(table, rounds, ECDH, PLAIN, connections, 0.5);
        compare(table, rounds, RSA, PLAIN, connections, 0.5);
        compare(table, rounds, FULL, PLAIN, connections, 0.4);
      }
      addedLatency(table, rounds, COUNTED);
      addedLatency(table, rounds, FULL);
    }
  }

  private static void compare(Table table, Rounds rounds, String name, String baseline, int connections, double bar) {
    table.ratio(name, connections, rounds.median(name, connections), baseline,
        rounds.ratio(name, baseline, connections), bar);
  }

  /** The median of what each round's pair differs by. */
  private void addedLatency(Table table, Rounds rounds, String name) {
    List<Sample> plain = rounds.all(PLAIN, 8);
    List<Sample> full = rounds.all(name, 8);
    List<Integer> pairs = IntStream.range(0, plan.rounds()).boxed().toList();
    double p50 = Sample.median(pairs, pair -> full.get(pair).p50() - plain.get(pair).p50()) / 1_000;
    double p99 = Sample.median(pairs, pair -> full.get(pair).p99() - plain.get(pair).p99()) / 1_000;
    double cpu = Sample.median(pairs, pair -> full.get(pair).cpu() + full.get(pair).database()
        - plain.get(pair).cpu());
    table.limit("added latency: " + name, "8",
        Table.format("p50 %+.2f ms, p99 %+.2f ms, CPU %+.0f µs", p50, p99, cpu), "p50 +2 ms, p99 +8 ms at most",
        p50 <= 2 && p99 <= 8);
  }
}
