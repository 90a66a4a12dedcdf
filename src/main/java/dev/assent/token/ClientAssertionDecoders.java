package dev.assent.token;

import dev.assent.client.Client;
import dev.assent.client.ClientKeySets;
import dev.assent.jose.ClientAssertion;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.RefusedMessageException;
import dev.assent.jose.RefusedMessageException.Reason;
import dev.assent.jose.VerifiedAssertion;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Verifies client assertions ({@code private_key_jwt}) with the keys that the client uploaded or publishes. Ours
 * instead of the authorization server's, which takes keys from an address only, knows no EdDSA, forgives what a strict
 * reader does not, and forgets identifiers.
 */
@Component
class ClientAssertionDecoders implements JwtDecoderFactory<RegisteredClient> {

  private final ClientKeySets keySets;
  private final ClientAssertionRules rules;

  ClientAssertionDecoders(ClientKeySets keySets, ClientAssertionRules rules) {
    this.keySets = keySets;
    this.rules = rules;
  }

  @Override
  public JwtDecoder createDecoder(RegisteredClient client) {
    return assertion -> decode(client.getClientSettings().getSetting(RegisteredClients.CLIENT), assertion);
  }

  private Jwt decode(Client client, String compact) {
    if (!client.hasKeys()) {
      throw new BadJwtException(
          "The client has no keys yet. Upload a JWKS in the developer portal, or name its address there.");
    }
    try {
      VerifiedAssertion verified = verify(client, ClientAssertion.read(compact));
      rules.check(client.id(), verified.claims());
      return Jwt.withTokenValue(compact).header("alg", verified.algorithm()).subject(client.id()).build();
    } catch (RefusedMessageException refused) {
      throw new BadJwtException(sentence(refused), refused);
    }
  }

  private VerifiedAssertion verify(Client client, ClientAssertion assertion) {
    ClientKeys keys = keySets.of(client.id(), client.version());
    try {
      return keys.verifyAssertion(assertion);
    } catch (RefusedMessageException refused) {
      // The client may have a newer key at its address.
      ClientKeys newer = refused.reason() == Reason.KEY ? keySets.again(client.id(), client.version()) : keys;
      if (newer == keys) {
        throw refused;
      }
      return newer.verifyAssertion(assertion);
    }
  }

  static String sentence(RefusedMessageException refused) {
    return refused.isUnprotected()
        ? "The client assertion is not a signed JWT: three base64url parts with dots between them."
        : "The client assertion is refused. " + refused.getMessage();
  }
}
