package dev.assent.demo.corebank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Admits what the bank's gateway sent for exactly this API, once, and nothing else. The customer is whom the signed
 * statement names, and of the customer's accounts only those that it names are there; no other header of a request is
 * believed.
 */
@Component
@Profile(CoreBankApplication.PROFILE)
class GatewayCalls extends OncePerRequestFilter {

  /** Request attribute: what of the customer's the call may see; absent with public data. */
  static final String CUSTOMER = "customer";

  private static final String HEADER = "X-Assent-Call";
  private static final JOSEObjectType TYPE = new JOSEObjectType("assent-call+jwt");
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);
  private static final Duration LONGER_THAN_VALID = Duration.ofMinutes(5);

  private final DefaultJWTProcessor<SecurityContext> statements = new DefaultJWTProcessor<>();
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LONGER_THAN_VALID).build();

  GatewayCalls(@Value("${core-bank.gateway-url}") String gateway, @Value("${core-bank.own-url}") String own)
      throws MalformedURLException {
    var keys = JWKSourceBuilder.create(URI.create(gateway + "/oauth2/jwks").toURL()).retrying(true).build();
    statements.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    statements.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    statements.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(Set.of(own),
        new JWTClaimsSet.Builder().issuer(gateway).build(),
        Set.of("iat", "exp", "jti", "api", "method", "client_id", "interaction_id"), Set.of()));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    try {
      JWTClaimsSet call = statements.process(sent == null ? "" : sent, null);
      if (isThisCall(call, request) && seen.asMap().putIfAbsent(call.getJWTID(), Boolean.TRUE) == null) {
        Optional<Holdings> customer = Holdings.of(call.getSubject(), call.getStringListClaim("accounts"));
        if (call.getSubject() != null && customer.isEmpty()) {
          response.sendError(HttpServletResponse.SC_NOT_FOUND, "No such customer");
          return;
        }
        customer.ifPresent(known -> request.setAttribute(CUSTOMER, known));
        chain.doFilter(request, response);
        return;
      }
    } catch (ParseException | BadJOSEException | JOSEException notFromTheGateway) {
      logger.warn("A call that is not the gateway's is refused: " + notFromTheGateway.getMessage());
    }
    response.sendError(HttpServletResponse.SC_FORBIDDEN, "Only the bank's gateway may call");
  }

  private static boolean isThisCall(JWTClaimsSet call, HttpServletRequest request) throws ParseException {
    return request.getRequestURI().equals("/" + call.getStringClaim("api"))
        && request.getMethod().equals(call.getStringClaim("method"));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return true;
  }
}
