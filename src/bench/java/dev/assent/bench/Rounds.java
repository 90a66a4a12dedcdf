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

  /** Until the compilers have had their say: until a turn costs the servers no less than the one before it. */
  Rounds warmUp() {
    Map<String, Double> before = new HashMap<>();
    for (int turn = 0; turn < plan.mostWarmUps(); turn++) {
      List<String> cheaper = new ArrayList<>();
      cases.forEach((name, traffic) -> {
        double cpu = Load.run(traffic, 32, plan.warmUp(), 1_500, cost).cpu();
        Double last = before.put(name, cpu);
        if (last == null || cpu < last * (1 - STEADY)) {
          cheaper.add(name);
        }
      });
      System.out.println(Table.format("Warming up, turn %d: %s", turn + 1, before));
      if (cheaper.isEmpty()) {
        break;
      }
    }
    return this;
  }

  Rounds measure(int connections) {
    for (int round = 0; round < plan.rounds(); round++) {
      cases.forEach((name, traffic) -> {
        Sample sample = Load.run(traffic, connections, plan.time(), 4_000, cost);
        samples.computeIfAbsent(key(name, connections), missing -> new ArrayList<>()).add(sample);
        System.out.println(Table.format("%s, %d connections: %.0f/s, p50 %.2f ms, p99 %.2f ms, CPU %.0f + %.0f µs", name,
            connections, sample.throughput(), sample.p50() / 1_000, sample.p99() / 1_000, sample.cpu(), sample.database()));
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
