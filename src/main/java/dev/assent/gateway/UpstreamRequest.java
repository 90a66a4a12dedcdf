package dev.assent.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.http.HttpHeaders;

/**
 * What the upstream gets to see. It is composed here, header by header, so that nothing the caller sends can pass for
 * something the gateway says: who calls, for which customer, under which consent.
 */
final class UpstreamRequest {

  static final String CLIENT = "X-Assent-Client-Id";
  static final String CUSTOMER = "X-Assent-Customer-Id";
  static final String CONSENT = "X-Assent-Consent-Id";

  private static final Pattern LANGUAGES = Pattern.compile("[A-Za-z0-9*,;=. -]{1,200}");

  private UpstreamRequest() { }

  static HttpUriRequestBase of(Call call) {
    HttpServletRequest received = call.request();
    HttpUriRequestBase request = new HttpUriRequestBase(received.getMethod(), call.message().upstream());
    request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
    String languages = received.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (languages != null && LANGUAGES.matcher(languages).matches()) {
      request.setHeader(HttpHeaders.ACCEPT_LANGUAGE, languages);
    }
    request.setHeader(InteractionId.HEADER, call.interactionId());
    identify(request, call.facts());
    byte[] content = call.message().content();
    if (content.length > 0 && !received.getMethod().equals("GET")) {
      // Without a charset: application/json has none (RFC 8259 section 11).
      request.setEntity(new ByteArrayEntity(content, ContentType.create("application/json")));
    }
    return request;
  }

  /** Public data is nobody's: the upstream is then not told of a customer. */
  private static void identify(HttpUriRequestBase request, CallFacts facts) {
    request.setHeader(CLIENT, facts.clientId());
    if (!facts.api().isPublic()) {
      request.setHeader(CUSTOMER, facts.token().customerId());
      request.setHeader(CONSENT, facts.consent().id());
    }
  }
}
