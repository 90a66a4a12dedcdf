package dev.assent.securityevent;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepFor        how long an event is kept, whether or not the TSP has taken it
 * @param pollsPerMinute how often a client may poll, on each node
 */
@ConfigurationProperties("assent.securityevent")
record SecurityEventProperties(@DefaultValue("P30D") Duration keepFor, @DefaultValue("60") int pollsPerMinute) {

  SecurityEventProperties {
    if (keepFor.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("assent.securityevent.keep-for: a TSP has a day at least to take an event");
    }
    if (pollsPerMinute < 1) {
      throw new IllegalArgumentException("assent.securityevent.polls-per-minute: at least one");
    }
  }
}
