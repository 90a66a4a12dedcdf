package dev.assent.activity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets.
 *
 * @param keep          for how long a refusal can be looked at
 * @param keepPerClient how many of one client are kept, the latest ones; somewhat more until they are purged
 * @param waiting       how many refusals may wait to be written; more are dropped and counted
 */
@ConfigurationProperties("assent.activity")
record ActivityProperties(@DefaultValue("30d") Duration keep, @DefaultValue("10000") int keepPerClient,
    @DefaultValue("5000") int waiting) {

  ActivityProperties {
    if (keepPerClient < 1) {
      throw new IllegalArgumentException("assent.activity.keep-per-client must be at least 1");
    }
  }
}
