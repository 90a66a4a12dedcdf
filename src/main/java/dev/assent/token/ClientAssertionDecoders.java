package dev.assent.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.client.Client;
import dev.assent.client.ClientKeySets;
import dev.assent.client.Clients;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Verifies client assertions ({@code private_key_jwt}) with the keys that the client uploaded or publishes. Ours instead of the
 * authorization server's, which takes keys from an address only, knows no EdDSA and forgets identifiers.
 */
@Component
class ClientAssertionDecoders implements JwtDecoderFactory<RegisteredClient> {

  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  private final Clients clients;
  private final ClientKeySets keySets;
  private final ClientAssertionRules rules;

  ClientAssertionDecoders(Clients clients, ClientKeySets keySets, ClientAssertionRules rules) {
    this.clients = clients;
    this.keySets = keySets;
    this.rules = rules;
  }

  @Override
  public JwtDecoder createDecoder(RegisteredClient client) {
    return assertion -> decode(client.getClientId(), assertion);
  }

  private Jwt decode(String clientId, String assertion) {
    try {
      SignedJWT signed = SignedJWT.parse(assertion);
      if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
        throw new BadJwtException("Sign the client assertion with PS256, ES256 or EdDSA.");
      }
      if (!isVerified(signed, keysOf(clientId, signed))) {
        throw new BadJwtException("No key of the client verifies the client assertion: compare kid, alg "
            + "and use with the JWKS.");
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      rules.check(clientId, claims);
      return Jwt.withTokenValue(assertion)
          .headers(headers -> headers.putAll(signed.getHeader().toJSONObject()))
          .subject(claims.getSubject())
          .issuer(claims.getIssuer())
          .jti(claims.getJWTID())
          .build();
    } catch (ParseException | JOSEException malformed) {
      throw new BadJwtException("The client assertion is not a signed JWT.", malformed);
    }
  }

  private List<JWK> keysOf(String clientId, SignedJWT signed) throws ParseException {
    Client client = clients.find(clientId).filter(Client::hasKeys).orElseThrow(() -> new BadJwtException(
        "The client has no keys yet. Upload a JWKS in the developer portal, or name its address there."));
    List<JWK> keys = fitting(keySets.jwks(client), signed);
    return keys.isEmpty() ? fitting(keySets.jwksAgain(client), signed) : keys;
  }

  private static List<JWK> fitting(Optional<String> jwks, SignedJWT signed) throws ParseException {
    return jwks.isEmpty()
        ? List.of()
        : new JWKSelector(JWKMatcher.forJWSHeader(signed.getHeader())).select(JWKSet.parse(jwks.get()));
  }

  private static boolean isVerified(SignedJWT signed, List<JWK> keys) throws JOSEException {
    for (JWK key : keys) {
      if (signed.verify(verifier(key))) {
        return true;
      }
    }
    return false;
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa.toPublicJWK());
    }
    if (key instanceof ECKey ec) {
      return new ECDSAVerifier(ec.toPublicJWK());
    }
    if (key instanceof OctetKeyPair okp) {
      return new Ed25519Verifier(okp.toPublicJWK());
    }
    throw new JOSEException("Unexpected key type " + key.getKeyType());
  }
}
