package dev.assent.token;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param issuer the address of this server as clients know it, without a slash at the end */
@ConfigurationProperties("assent")
record AuthorizationServerProperties(String issuer) {

  AuthorizationServerProperties {
    if (issuer == null || issuer.isBlank()) {
      throw new IllegalArgumentException("Set ASSENT_ISSUER (assent.issuer) to the address under which TSPs and"
          + " customers reach Assent, as in https://openapi.bank.example");
    }
  }
}
