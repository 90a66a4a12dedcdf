package dev.assent.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs one kind of traffic for a while. JMH drives it, in this JVM, so that pairs can alternate quickly. */
final class Load {

  private static final Duration GETTING_GOING = Duration.ofMillis(400);

  private Load() { }

  /**
   * @param perSecond at most so many calls are prepared for a second
   */
  static Sample run(Traffic traffic, int connections, Duration time, int perSecond, Cost cost) {
    traffic.prepare((int) (perSecond * (time.toMillis() + GETTING_GOING.toMillis()) / 1_000));
    HttpLoad.traffic = traffic;
    long before = HttpLoad.CALLS.sum();
    Duration gateway = cost.gateway().get();
    Duration database = cost.database().get();
    Statistics times = times(connections, time);
    long calls = HttpLoad.CALLS.sum() - before;
    // In a closed loop without pauses each connection makes 1 / mean calls in a second.
    return new Sample(connections * 1_000_000.0 / times.getMean(), times.getPercentile(50), times.getPercentile(99),
        microseconds(cost.gateway().get().minus(gateway), calls),
        microseconds(cost.database().get().minus(database), calls));
  }

  private static double microseconds(Duration of, long calls) {
    return (double) of.toNanos() / 1_000 / calls;
  }

  /** What processor time has been used so far. */
  record Cost(Supplier<Duration> gateway, Supplier<Duration> database) { }

  private static Statistics times(int connections, Duration time) {
    try {
      RunResult result = new Runner(new OptionsBuilder()
          .include("^" + HttpLoad.class.getName().replace(".", "\\.") + "\\.call$")
          .mode(Mode.SampleTime).timeUnit(TimeUnit.MICROSECONDS)
          .forks(0).threads(connections).shouldFailOnError(true).verbosity(VerboseMode.SILENT)
          .warmupIterations(1).warmupTime(TimeValue.milliseconds(GETTING_GOING.toMillis()))
          .measurementIterations(1).measurementTime(TimeValue.milliseconds(time.toMillis()))
          .build()).runSingle();
      return result.getPrimaryResult().getStatistics();
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
