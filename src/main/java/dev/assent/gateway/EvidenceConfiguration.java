package dev.assent.gateway;

import dev.assent.keys.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the evidence follow a change of the operator's encryption key. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  @Bean
  EncryptedColumn requestEvidenceColumn() {
    return new EncryptedColumn("request_evidence", "id", "encrypted_jws");
  }
}
