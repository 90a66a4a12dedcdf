package dev.assent.gateway;

import dev.assent.keys.BankKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the gateway tells an upstream of a call, signed by the bank: a JWT whose claims say who calls, for which
 * customer, under which consent, and which accounts alone the call may see where the customer picked some. An upstream
 * verifies it with the JWKS of this server ({@code /oauth2/jwks}), checks {@code typ}, {@code iss}, {@code aud} and
 * {@code exp}, and need trust nothing else of a request.
 */
@Component
class CallStatement {

  static final String HEADER = "X-Assent-Call";
  static final String TYPE = "assent-call+jwt";

  private static final long VALID_FOR_SECONDS = 60;

  private final BankKeys keys;
  private final String issuer;
  private final Clock clock;

  CallStatement(BankKeys keys, @Value("${assent.issuer}") String issuer, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** @throws dev.assent.jose.ProtectionFailedException if it cannot be signed; the call must then not be sent */
  String of(Call call) {
    Instant now = clock.instant();
    CallFacts facts = call.facts();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", origin(facts.api().upstream()));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + VALID_FOR_SECONDS);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("api", facts.api().path().toString());
    claims.put("method", call.request().getMethod());
    claims.put("client_id", facts.clientId());
    claims.put("interaction_id", call.interactionId());
    // Public data is nobody's: the upstream is then not told of a customer.
    if (!facts.api().isPublic()) {
      claims.put("sub", facts.token().customerId());
      claims.put("consent_id", facts.consent().id().toString());
      if (!facts.consent().accounts().isAll()) {
        claims.put("accounts", List.copyOf(facts.consent().accounts().ids()));
      }
    }
    return keys.signStatement(TYPE, claims);
  }

  static String origin(URI upstream) {
    return upstream.getScheme() + "://" + upstream.getRawAuthority();
  }
}
