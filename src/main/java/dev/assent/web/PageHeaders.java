package dev.assent.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The security headers of every chain that serves pages. X-Content-Type-Options and no-store are Spring's defaults. */
public final class PageHeaders {

  private PageHeaders() {
  }

  /** For {@code http.headers(PageHeaders::secure)}. */
  public static void secure(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(new ContentSecurityPolicy())
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"));
  }
}
