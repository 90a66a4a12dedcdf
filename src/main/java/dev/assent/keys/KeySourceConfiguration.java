package dev.assent.keys;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides where the bank's keys come from, and says where this module stores its own. */
@Configuration(proxyBeanMethods = false)
class KeySourceConfiguration {

  @Bean
  KeySource keySource(KeysProperties properties, BankKeyStore store, NewKeys newKeys, Clock clock) {
    return properties.pkcs12() != null && properties.pkcs12().isGiven()
        ? Pkcs12Keys.read(properties.pkcs12())
        : new DatabaseKeys(store, newKeys, clock);
  }

  @Bean
  NewKeys newKeys() {
    return KeyUse::generate;
  }

  @Bean
  EncryptedColumn privateParts() {
    return new EncryptedColumn("bank_key", "key_id", "private_jwk");
  }
}
