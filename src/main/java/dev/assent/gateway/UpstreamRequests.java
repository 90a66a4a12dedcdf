package dev.assent.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What the upstream gets to see. It is composed here, header by header: of the caller's own header fields none but
 * {@code Accept-Language} passes. So nothing hop-by-hop does (RFC 9110 section 7.6.1), no {@code Host}, no
 * {@code Forwarded} and no {@code Via} of the caller's, and nothing that could pass for what the gateway says.
 */
@Component
class UpstreamRequests {

  static final String CLIENT = "X-Assent-Client-Id";
  static final String CUSTOMER = "X-Assent-Customer-Id";
  static final String CONSENT = "X-Assent-Consent-Id";
  static final String ACCOUNTS = "X-Assent-Accounts";
  static final String FORWARDED = "Forwarded";

  private static final Pattern LANGUAGES = Pattern.compile("[A-Za-z0-9*,;=. -]{1,200}");

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  private final CallStatement statement;

  UpstreamRequests(CallStatement statement) {
    this.statement = statement;
  }

  /** @throws dev.assent.jose.ProtectionFailedException if the statement cannot be signed */
  HttpUriRequestBase of(Call call) {
    HttpServletRequest received = call.request();
    HttpUriRequestBase request = new HttpUriRequestBase(received.getMethod(), call.message().upstream());
    request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
    String languages = received.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (languages != null && LANGUAGES.matcher(languages).matches()) {
      request.setHeader(HttpHeaders.ACCEPT_LANGUAGE, languages);
    }
    request.setHeader(HttpHeaders.VIA, via(received));
    request.setHeader(FORWARDED, forwarded(received));
    request.setHeader(InteractionId.HEADER, call.interactionId());
    request.setHeader(CallStatement.HEADER, statement.of(call));
    identify(request, call.facts());
    byte[] content = call.message().content();
    if (content.length > 0 && !received.getMethod().equals("GET")) {
      // Without a charset: application/json has none (RFC 8259 section 11).
      request.setEntity(new ByteArrayEntity(content, ContentType.create("application/json")));
    }
    return request;
  }

  /** The statement's claims once more, for an upstream that only the gateway can reach. Never without the statement. */
  private static void identify(HttpUriRequestBase request, CallFacts facts) {
    request.setHeader(CLIENT, facts.clientId());
    if (!facts.api().isPublic()) {
      request.setHeader(CUSTOMER, facts.token().customerId());
      request.setHeader(CONSENT, facts.consent().id());
      if (!facts.consent().accounts().isAll()) {
        request.setHeader(ACCOUNTS, facts.consent().accounts().text());
      }
    }
  }

  /** "An HTTP-to-HTTP gateway MUST send an appropriate Via header field" (RFC 9110 section 7.6.3). */
  private static String via(HttpServletRequest received) {
    return received.getProtocol().replaceFirst("^HTTP/", "") + " assent";
  }

  /**
   * RFC 7239: who called, and how, as this server saw it; behind a proxy that means as
   * {@code server.forward-headers-strategy} lets that proxy say. No {@code host}, which is but the caller's word.
   */
  private static String forwarded(HttpServletRequest received) {
    String address = received.getRemoteAddr().replaceFirst("%.*$", "");
    if (!ADDRESS.matcher(address).matches()) {
      address = "unknown";
    }
    // Section 6: "an IPv6 address is always enclosed in square brackets", and then the value is quoted.
    String node = address.indexOf(':') >= 0 ? "\"[" + address + "]\"" : address;
    return "for=" + node + ";by=_assent;proto=" + received.getScheme();
  }
}
