package dev.assent.token;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What the page at {@code /consents/authorize} asks the customer about. Once the customer has decided and the consent
 * is changed, the page sends the browser's POST on to {@code /oauth2/authorize} with {@code client_id}, {@code state}
 * and one {@code scope} parameter for each item granted; without any, the client is told {@code access_denied}.
 */
@Service
public class PendingAuthorizations {

  private final GrantTable grants;
  private final Clients clients;
  private final Clock clock;

  PendingAuthorizations(GrantTable grants, Clients clients, Clock clock) {
    this.grants = grants;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * @param state      the parameter that the authorization endpoint sent along
   * @param customerId the name of the customer who is logged in
   * @return empty when the state is unknown, decided, expired or another customer's, or the client is suspended
   */
  public Optional<PendingAuthorization> find(String state, String customerId) {
    return grants.findByState(TokenDigest.of(state), clock.instant())
        .filter(grant -> customerId.equals(grant.customerId()))
        .flatMap(grant -> clients.find(grant.clientId()).filter(Client::isActive)
            .map(client -> new PendingAuthorization(client.id(), grant.scopes(), replaces(grant),
                grant.details().confined().byItem(), grant.details().mostDays(), redirectUri(grant, client))));
  }

  private static boolean replaces(Grant grant) {
    return grant.action() != null && grant.action().kind() == GrantAction.Kind.REPLACE;
  }

  private static URI redirectUri(Grant grant, Client client) {
    return URI.create(grant.redirectUri() != null ? grant.redirectUri() : client.redirectUris().get(0));
  }
}
