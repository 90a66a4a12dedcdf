package dev.assent.token;

import dev.assent.client.ClientSecret;
import dev.assent.client.ClientSecrets;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Has a presented client secret compared by the module that keeps its digest. */
final class ClientSecretEncoder implements PasswordEncoder {

  private final ClientSecrets secrets;

  ClientSecretEncoder(ClientSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String encode(CharSequence secret) {
    throw new UnsupportedOperationException("Client secrets are issued by the module client");
  }

  /** @param shown what stands in place of the secret: a client's id, or a resource server's digest */
  @Override
  public boolean matches(CharSequence presented, String shown) {
    return ResourceServers.isSecret(shown)
        ? ResourceServers.matches(presented, shown)
        : secrets.matches(shown, new ClientSecret(presented.toString()));
  }
}
