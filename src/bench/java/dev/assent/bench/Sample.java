package dev.assent.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * One measurement.
 *
 * @param throughput calls in a second
 * @param p50        microseconds
 * @param p99        microseconds
 * @param cpu        microseconds of processor time of the gateway, for each call
 * @param database   the same of the database
 */
record Sample(double throughput, double p50, double p99, double cpu, double database) {

  static Sample median(Collection<Sample> samples) {
    return new Sample(median(samples, Sample::throughput), median(samples, Sample::p50), median(samples, Sample::p99),
        median(samples, Sample::cpu), median(samples, Sample::database));
  }

  static <T> double median(Collection<T> of, ToDoubleFunction<T> value) {
    double[] sorted = of.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
