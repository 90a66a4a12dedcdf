package dev.assent.keys;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides where the bank's keys come from. */
@Configuration(proxyBeanMethods = false)
class KeySourceConfiguration {

  @Bean
  KeySource keySource(BankKeyStore store, Clock clock) {
    return new DatabaseKeys(store, clock);
  }
}
