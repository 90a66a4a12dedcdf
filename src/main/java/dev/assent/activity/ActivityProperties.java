package dev.assent.activity;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What the operator sets.
 *
 * @param keep          for how long a refusal can be looked at
 * @param keepPerClient how many of one client are kept, the latest ones; somewhat more until they are purged
 * @param keepAccesses  for how long it can be seen who read what of a customer's data
 * @param waiting       how many refusals, and how many accesses, may wait to be written; of more refusals are dropped
 *                      and counted, while calls write their accesses themselves
 */
@ConfigurationProperties("assent.activity")
record ActivityProperties(@DurationUnit(ChronoUnit.DAYS) @DefaultValue("30d") Duration keep,
    @DefaultValue("10000") int keepPerClient,
    @DurationUnit(ChronoUnit.DAYS) @DefaultValue("365d") Duration keepAccesses,
    @DefaultValue("5000") int waiting) {

  ActivityProperties {
    if (keep.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("assent.activity.keep must be at least a day (1d)");
    }
    if (keepAccesses.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("assent.activity.keep-accesses must be at least a day (1d)");
    }
    if (keepPerClient < 1) {
      throw new IllegalArgumentException("assent.activity.keep-per-client must be at least 1");
    }
  }
}
