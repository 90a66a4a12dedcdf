package dev.assent.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/** Says of the bank's JWKS how long it may be kept, and of all else here that it must not be. */
final class PublishedKeysCaching implements HeaderWriter {

  static final String JWKS = "/oauth2/jwks";

  private final HeaderWriter notAtAll = new CacheControlHeadersWriter();
  private final String kept;

  PublishedKeysCaching(Duration maxAge) {
    this.kept = CacheControl.maxAge(maxAge).cachePublic().getHeaderValue();
  }

  void replaceDefault(HeadersConfigurer<HttpSecurity> headers) {
    headers.cacheControl(HeadersConfigurer<HttpSecurity>.CacheControlConfig::disable).addHeaderWriter(this);
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (JWKS.equals(request.getServletPath()) && response.getStatus() == HttpStatus.OK.value()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, kept);
    } else {
      notAtAll.writeHeaders(request, response);
    }
  }
}
