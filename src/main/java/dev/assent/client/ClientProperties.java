package dev.assent.client;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param rate how fast every client may call that has no limits of its own; none by default */
@ConfigurationProperties("assent.client")
record ClientProperties(CallRate rate) {

  ClientProperties {
    rate = rate == null ? CallRate.DEFAULT : rate;
  }
}
