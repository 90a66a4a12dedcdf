package dev.assent.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** The rows about {@code jose} alone: JMH, each operation in a process of its own, by turns. */
final class CryptoRows {

  private static final double BAR = 0.8;

  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
  private final Plan plan;

  CryptoRows(Plan plan) {
    this.plan = plan;
  }

  void measure(Table table) {
    for (int round = 0; round < plan.forks(); round++) {
      run();
    }
    compare(table, "jose: verify ES256", "Verify");
    compare(table, "jose: encrypt, ECDH-ES+A256KW", "EncryptToCurve");
    compare(table, "jose: encrypt, RSA-OAEP-256", "EncryptToRsa");
  }

  private void compare(Table table, String name, String operation) {
    Sample jose = Sample.median(samples.get("jose" + operation));
    Sample bare = Sample.median(samples.get("bare" + operation));
    table.baseline(name.replace("jose:", "bare JCA:"), 1, bare);
    table.ratio(name, 1, jose, "bare JCA", jose.throughput() / bare.throughput(), BAR);
  }

  private void run() {
    try {
      for (RunResult result : new Runner(new OptionsBuilder().include("^" + Crypto.class.getName() + "\\..*")
          .mode(Mode.SampleTime).timeUnit(TimeUnit.MICROSECONDS).forks(1).threads(1)
          .jvmArgs("-Xms256m", "-Xmx256m").shouldFailOnError(true).verbosity(VerboseMode.SILENT)
          .warmupIterations(2).warmupTime(TimeValue.milliseconds(plan.time().toMillis()))
          .measurementIterations(1).measurementTime(TimeValue.milliseconds(plan.time().toMillis()))
          .build()).run()) {
        Statistics times = result.getPrimaryResult().getStatistics();
        String name = result.getPrimaryResult().getLabel();
        samples.computeIfAbsent(name, missing -> new ArrayList<>()).add(new Sample(1_000_000 / times.getMean(),
            times.getPercentile(50), times.getPercentile(99), times.getMean(), 0));
        System.out.println(Table.format("%s: %.1f µs", name, times.getMean()));
      }
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
