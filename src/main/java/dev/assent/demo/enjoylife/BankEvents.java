package dev.assent.demo.enjoylife;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what the bank tells (Security Event Tokens, RFC 8417) when it brings it (push, RFC 8935). */
@RestController
@Profile(EnjoyLifeApplication.PROFILE)
class BankEvents {

  static final String ENDPOINT = "/bank-events";

  private static final int KEPT = 1_000;
  private static final int SHOWN = 5;

  /**
   * @param user whose grant it is about; empty for one that Enjoy Life does not know
   * @param what the last word of the event's type: {@code consent-withdrawn}
   */
  record Told(String id, String user, String what, List<String> withdrawn, Instant at) { }

  private final DefaultJWTProcessor<SecurityContext> events = new DefaultJWTProcessor<>();
  private final EnjoyLifeSettings settings;
  private final BankTokens tokens;
  private final ConcurrentLinkedDeque<Told> told = new ConcurrentLinkedDeque<>();

  BankEvents(EnjoyLifeSettings settings, BankTokens tokens, JWKSource<SecurityContext> bankKeys) {
    this.settings = settings;
    this.tokens = tokens;
    events.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
    events.setJWSKeySelector(
        new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256), bankKeys));
    events.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(settings.clientId(),
        new JWTClaimsSet.Builder().issuer(settings.bankUrl().toString()).build(),
        Set.of("jti", "iat", "sub_id", "events")));
  }

  /** The latest first. */
  List<Told> to(String user) {
    return told.stream().filter(event -> event.user().equals(user)).limit(SHOWN).toList();
  }

  @PostMapping(path = ENDPOINT, consumes = "application/secevent+jwt")
  ResponseEntity<Map<String, String>> receive(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @RequestBody String event) throws ParseException, JOSEException {
    if (!MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8),
        settings.eventsAuthorization().getBytes(StandardCharsets.UTF_8))) {
      return refuse("authentication_failed", "This is not the bank's header Authorization");
    }
    try {
      note(events.process(event, null));
      return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    } catch (ParseException | BadJOSEException invalid) {
      return refuse("invalid_request", "This is no event of the bank's to this client");
    }
  }

  /** The bank brings an event again if its answer was lost: then it is known, and that is all right. */
  private synchronized void note(JWTClaimsSet event) throws ParseException {
    if (told.stream().anyMatch(known -> known.id().equals(event.getJWTID()))) {
      return;
    }
    String type = event.getJSONObjectClaim("events").keySet().iterator().next();
    Map<?, ?> content = (Map<?, ?>) event.getJSONObjectClaim("events").get(type);
    Optional<String> user = tokens.userOf(String.valueOf(event.getJSONObjectClaim("sub_id").get("id")));
    String what = type.substring(type.lastIndexOf(':') + 1);
    told.addFirst(new Told(event.getJWTID(), user.orElse(""), what, strings(content.get("withdrawn")),
        event.getIssueTime().toInstant()));
    if (told.size() > KEPT) {
      told.removeLast();
    }
    if (Set.of("consent-withdrawn", "consent-expired").contains(what)) {
      user.ifPresent(tokens::forget);
    }
  }

  private static List<String> strings(Object list) {
    return list instanceof Collection<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }

  /** RFC 8935 section 2.3. */
  private static ResponseEntity<Map<String, String>> refuse(String error, String description) {
    return ResponseEntity.badRequest().body(Map.of("err", error, "description", description));
  }
}
