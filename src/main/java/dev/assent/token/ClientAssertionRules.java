package dev.assent.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.stereotype.Component;

/** What a client assertion must say, RFC 7523 section 3, and that it says so once. */
@Component
class ClientAssertionRules {

  static final Duration SKEW = Duration.ofSeconds(30);
  static final Duration LONGEST_VALIDITY = Duration.ofHours(1);

  private static final int LONGEST_JTI = 256;

  private final SeenAssertions seen;
  private final Set<String> audience;
  private final Clock clock;

  ClientAssertionRules(SeenAssertions seen, AuthorizationServerProperties properties, Clock clock) {
    this.seen = seen;
    String issuer = properties.issuer();
    this.audience = Set.of(issuer, issuer + "/oauth2/token", issuer + "/oauth2/introspect", issuer + "/oauth2/revoke");
    this.clock = clock;
  }

  /** Notes the assertion's identifier when everything else is in order. @throws BadJwtException if it is not */
  void check(String clientId, JWTClaimsSet claims) {
    require(clientId.equals(claims.getIssuer()) && clientId.equals(claims.getSubject()),
        "iss and sub of the client assertion must be the client id.");
    require(!Collections.disjoint(claims.getAudience(), audience),
        "aud of the client assertion must be the issuer of this server, or the endpoint it is sent to.");
    Instant now = clock.instant();
    Instant expires = instant(claims.getExpirationTime());
    require(expires != null, "The client assertion needs exp.");
    require(expires.isAfter(now.minus(SKEW)), "The client assertion has expired.");
    require(!expires.isAfter(now.plus(LONGEST_VALIDITY).plus(SKEW)),
        "exp of the client assertion is more than an hour ahead.");
    require(isPast(claims.getIssueTime(), now) && isPast(claims.getNotBeforeTime(), now),
        "iat or nbf of the client assertion lies in the future.");
    String jti = claims.getJWTID();
    require(jti != null && !jti.isBlank() && jti.length() <= LONGEST_JTI,
        "The client assertion needs a jti of at most 256 characters.");
    require(seen.remember(clientId, jti, expires.plus(SKEW)),
        "The jti of the client assertion was used before. Sign each anew.");
  }

  private static boolean isPast(Date date, Instant now) {
    return date == null || !instant(date).isAfter(now.plus(SKEW));
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }

  private static void require(boolean fulfilled, String sentence) {
    if (!fulfilled) {
      throw new BadJwtException(sentence);
    }
  }
}
