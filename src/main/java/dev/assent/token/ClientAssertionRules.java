package dev.assent.token;

import dev.assent.jose.AssertionClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.stereotype.Component;

/** What a client assertion must say, RFC 7523 section 3, and that it says so once. */
@Component
class ClientAssertionRules {

  static final Duration SKEW = Duration.ofSeconds(30);
  static final Duration LONGEST_VALIDITY = Duration.ofHours(1);

  private final SeenAssertions seen;
  private final Set<String> audience;
  private final Clock clock;

  ClientAssertionRules(SeenAssertions seen, AuthorizationServerProperties properties, Clock clock) {
    this.seen = seen;
    String issuer = properties.issuer();
    this.audience = Set.of(issuer, issuer + OfferedEndpoints.PUSHED, issuer + "/oauth2/token",
        issuer + "/oauth2/introspect", issuer + "/oauth2/revoke");
    this.clock = clock;
  }

  /**
   * Notes the assertion's identifier when everything else is in order.
   *
   * @throws BadJwtException if it is not
   * @throws dev.assent.jose.RefusedMessageException if a claim is of a wrong type
   */
  void check(String clientId, AssertionClaims claims) {
    for (String name : List.of("iss", "sub")) {
      require(claims.text(name).filter(clientId::equals).isPresent(),
          name + " of the client assertion must be the client id.");
    }
    requireAudience(claims.texts("aud"));
    Instant now = clock.instant();
    Instant expires = claims.time("exp").orElseThrow(() -> new BadJwtException("The client assertion needs exp."));
    require(expires.isAfter(now.minus(SKEW)), "The client assertion has expired: compare exp with the clock.");
    require(!expires.isAfter(now.plus(LONGEST_VALIDITY).plus(SKEW)),
        "exp of the client assertion is more than an hour ahead.");
    for (String name : List.of("iat", "nbf")) {
      require(claims.time(name).filter(time -> time.isAfter(now.plus(SKEW))).isEmpty(),
          name + " of the client assertion lies in the future.");
    }
    String jti = claims.text("jti").orElseThrow(() -> new BadJwtException("The client assertion needs a jti."));
    require(seen.remember(clientId, jti, expires.plus(SKEW)),
        "The jti of the client assertion was used before. Sign each anew.");
  }

  /** What is meant for another server too, that server could use here. */
  private void requireAudience(List<String> named) {
    require(!named.isEmpty() && audience.containsAll(named),
        "aud of the client assertion must be the issuer of this server, or the endpoint it is sent to, and name nobody "
            + "else.");
  }

  private static void require(boolean fulfilled, String sentence) {
    if (!fulfilled) {
      throw new BadJwtException(sentence);
    }
  }
}
