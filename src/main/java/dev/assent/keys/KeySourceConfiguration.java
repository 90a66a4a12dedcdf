package dev.assent.keys;

import dev.assent.jose.NativeCrypto;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides where the bank's keys come from, and says where this module stores its own. */
@Configuration(proxyBeanMethods = false)
class KeySourceConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(KeySourceConfiguration.class);

  @Bean
  KeySource keySource(KeysProperties properties, BankKeyStore store, NewKeys newKeys, Clock clock,
      @Value("${assent.keys.native-crypto:true}") boolean nativeCrypto) {
    // Before any key is read, so that all of them are the fast provider's.
    if (nativeCrypto && !NativeCrypto.install()) {
      LOG.info("Conscrypt has nothing for this machine; P-256 and new RSA keys are left to the Java platform, slower");
    }
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
