package dev.assent.token;

import dev.assent.client.ClientSecret;
import dev.assent.client.Clients;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Has a presented client secret compared by the module that keeps its digest. */
final class ClientSecretEncoder implements PasswordEncoder {

  private final Clients clients;

  ClientSecretEncoder(Clients clients) {
    this.clients = clients;
  }

  @Override
  public String encode(CharSequence secret) {
    throw new UnsupportedOperationException("Client secrets are issued by the module client");
  }

  /** @param clientId what {@link RegisteredClients} shows in place of the secret */
  @Override
  public boolean matches(CharSequence presented, String clientId) {
    return clients.secretMatches(clientId, new ClientSecret(presented.toString()));
  }
}
