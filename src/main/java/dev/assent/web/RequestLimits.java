package dev.assent.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for every request, whatever its address.
 *
 * @param bodyWithin the time in which the whole body must have come; one more wait for a byte
 *     ({@code server.tomcat.connection-timeout}) may pass beyond it
 * @param atOnce            how many requests beside calls this node serves at once, below {@code
 *     server.tomcat.threads.max}, so that threads are left for calls
 * @param atOnceFromNetwork how many of them may be one network's
 */
@ConfigurationProperties("assent.requests")
record RequestLimits(@DefaultValue("10s") Duration bodyWithin, @DefaultValue("100") int atOnce,
    @DefaultValue("50") int atOnceFromNetwork) {

  RequestLimits {
    if (bodyWithin.isNegative() || bodyWithin.isZero()) {
      throw new IllegalArgumentException("assent.requests.body-within must be more than nothing");
    }
  }
}
