package dev.assent.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures several kinds of traffic by turns, one after the other in every round. */
final class Rounds {

  /** A share of the processor time: less than that between two turns is chance. */
  private static final double STEADY = 0.05;

  private final Map<String, Traffic> cases = new LinkedHashMap<>();
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
  private final Plan plan;
  private final Load.Cost cost;

  Rounds(Plan plan, Load.Cost cost) {
    this.plan = plan;
    this.cost = cost;
  }

  Rounds with(String name, Traffic traffic) {
    cases.put(name, traffic);
    return this;
  }

  /**
   * Until the compilers have had their say: until two turns in succession cost the servers no less than the cheapest
   * before them. One is not enough, since methods are compiled by the number of their calls, and wait for their turn.
   */
  Rounds warmUp() {
    Map<String, Double> cheapest = new HashMap<>();
    int steady = 0;
    for (int turn = 1; turn <= plan.mostWarmUps() && steady < 2; turn++) {
      List<String> cheaper = new ArrayList<>();
      cases.forEach((name, traffic) -> {
        double cpu = Load.run(traffic, 32, plan.warmUp(), 1_500, cost).cpu();
        Double before = cheapest.get(name);
        if (before == null || cpu < before * (1 - STEADY)) {
          cheaper.add(name);
        }
        cheapest.merge(name, cpu, Math::min);
      });
      System.out.println(Table.format("Warming up, turn %d: %s", turn, cheapest));
      steady = cheaper.isEmpty() ? steady + 1 : 0;
    }
    return this;
  }

  Rounds measure(int connections) {
    for (int round = 0; round < plan.rounds(); round++) {
      cases.forEach((name, traffic) -> {
        Sample sample = Load.run(traffic, connections, plan.time(), 4_000, cost);
        samples.computeIfAbsent(key(name, connections), missing -> new ArrayList<>()).add(sample);
        System.out.println(Table.format("%s, %d connections: %.0f/s, p50 %.2f ms, p99 %.2f ms, CPU %.0f + %.0f µs",
            name, connections, sample.throughput(), sample.p50() / 1_000, sample.p99() / 1_000, sample.cpu(),
            sample.database()));
      });
    }
    return this;
  }

  /** In the order of the rounds. */
  List<Sample> all(String name, int connections) {
    return samples.get(key(name, connections));
  }

  Sample median(String name, int connections) {
    return Sample.median(all(name, connections));
  }

  /** Of the medians. */
  double ratio(String name, String baseline, int connections) {
    return median(name, connections).throughput() / median(baseline, connections).throughput();
  }

  private static String key(String name, int connections) {
    return name + " at " + connections;
  }
}
