package dev.assent.notification;

import dev.assent.keys.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets mails that wait follow a change of the operator's encryption key. */
@Configuration(proxyBeanMethods = false)
class SealedPaths {

  @Bean
  EncryptedColumn sealedPathColumn() {
    return new EncryptedColumn("notice_mail", "id", "sealed_path");
  }
}
