package dev.assent.token;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Access tokens, for endpoints of this server beside the gateway. To look one up costs no use. */
@Service
public class IssuedTokens {

  /** @param clientActive whether the bank lets the client call at all */
  public record IssuedToken(String clientId, Set<String> scope, boolean clientActive) { }

  private final AccessTokenTable tokens;
  private final Clients clients;
  private final Clock clock;

  IssuedTokens(AccessTokenTable tokens, Clients clients, Clock clock) {
    this.tokens = tokens;
    this.clients = clients;
    this.clock = clock;
  }

  /** Empty if it is unknown, expired or revoked. */
  public Optional<IssuedToken> find(String token) {
    return tokens.find(TokenDigest.of(token), clock.instant()).map(found -> new IssuedToken(found.clientId(),
        found.scopes(), clients.find(found.clientId()).filter(Client::isActive).isPresent()));
  }
}
