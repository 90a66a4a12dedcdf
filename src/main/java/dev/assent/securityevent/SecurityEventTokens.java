package dev.assent.securityevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.keys.BankKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Events as Security Event Tokens (RFC 8417), signed with the bank's key of the moment in which they are delivered. An
 * event that is delivered again is signed again; its claims are the same.
 */
@Component
class SecurityEventTokens {

  /** RFC 8417 section 2.3. */
  static final String TYPE = "secevent+jwt";

  private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() { };

  private final BankKeys keys;
  private final ObjectMapper json;
  private final String issuer;

  SecurityEventTokens(BankKeys keys, ObjectMapper json, @Value("${assent.issuer}") String issuer) {
    this.keys = keys;
    this.json = json;
    this.issuer = issuer;
  }

  /** A JWT, compact. It has neither {@code sub} nor {@code exp} (sections 4.1 and 4.5). */
  String sign(SecurityEvent event) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", event.clientId());
    claims.put("iat", event.recordedAt().getEpochSecond());
    claims.put("jti", event.id().toString());
    if (event.changeId() != null) {
      // The events of one change have it in common (section 2.2).
      claims.put("txn", event.changeId().toString());
    }
    // RFC 9493 section 3.2.9
    claims.put("sub_id", Map.of("format", "opaque",
        "id", event.consentId() == null ? event.clientId() : event.consentId().toString()));
    claims.put("toe", event.occurredAt().getEpochSecond());
    claims.put("events", Map.of(event.type().uri(), content(event)));
    return keys.signStatement(TYPE, claims);
  }

  private Map<String, Object> content(SecurityEvent event) {
    try {
      return json.readValue(event.content(), CONTENT);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("The event " + event.id() + " cannot be read", fault);
    }
  }
}
