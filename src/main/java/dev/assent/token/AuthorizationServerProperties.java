package dev.assent.token;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param issuer the address of this server as clients know it, without a slash at the end */
@ConfigurationProperties("assent")
record AuthorizationServerProperties(@DefaultValue("http://localhost:8080") String issuer) { }
