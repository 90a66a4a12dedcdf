package dev.assent.token;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.client.TokenLimit;
import dev.assent.consent.ConsentItems;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * Shows the clients of Assent to the authorization server. A suspended client is not shown: to the authorization
 * server there is no such client.
 */
@Component
class RegisteredClients implements RegisteredClientRepository {

  /** Settings that hold the uses of tokens issued from now on; absent = no limit. */
  static final String ACCESS_USES = "assent.access-uses";
  static final String REFRESH_USES = "assent.refresh-uses";
  /** The {@code IssueLimit} that the next issue counts against; absent = no limit. */
  static final String ISSUES = "assent.issues";
  /** The {@code Client} itself, as it was read: whoever needs more of it need not read it again. */
  static final String CLIENT = "assent.client";
  /** How long a refresh whose answer was lost may be repeated. */
  static final String REPEAT_WINDOW = "assent.repeat-window";

  /** Longer than any honest redirect takes; FAPI 2.0 section 5.3.2.1 allows at most a minute. */
  static final Duration CODE_VALIDITY = Duration.ofMinutes(1);

  private final Clients clients;
  private final ResourceServers resourceServers;
  private final ConsentItems items;

  RegisteredClients(Clients clients, ResourceServers resourceServers, ConsentItems items) {
    this.clients = clients;
    this.resourceServers = resourceServers;
    this.items = items;
  }

  @Override
  public void save(RegisteredClient registeredClient) {
    throw new UnsupportedOperationException("Clients are registered through the module client");
  }

  @Override
  public RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public RegisteredClient findByClientId(String clientId) {
    Optional<Client> client = clients.find(clientId);
    return client.isPresent()
        ? client.filter(Client::isActive).map(this::show).orElse(null)
        : resourceServers.find(clientId).orElse(null);
  }

  private RegisteredClient show(Client client) {
    RegisteredClient.Builder shown = RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientName(client.name())
        // Not the secret: what ClientSecretEncoder needs to have it compared where it is kept.
        .clientSecret(client.id())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(items.codes()))
        .clientSettings(ClientSettings.builder()
            .requireProofKey(true)
            .requireAuthorizationConsent(true)
            // Tells private_key_jwt from client_secret_jwt; which algorithms pass is ClientAssertionDecoders' rule.
            .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.PS256)
            .setting(CLIENT, client)
            .build())
        .tokenSettings(tokenSettings(client));
    if (!client.redirectUris().isEmpty()) {
      shown.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
          .redirectUris(uris -> uris.addAll(client.redirectUris()));
    }
    return shown.build();
  }

  private static TokenSettings tokenSettings(Client client) {
    TokenLimit access = client.tokenSetting().access();
    TokenLimit refresh = client.tokenSetting().refresh();
    TokenSettings.Builder settings = TokenSettings.builder()
        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
        .authorizationCodeTimeToLive(CODE_VALIDITY)
        .accessTokenTimeToLive(access.validity())
        .refreshTokenTimeToLive(refresh.validity())
        .reuseRefreshTokens(!client.tokenSetting().rotation())
        .setting(REPEAT_WINDOW, client.refreshRepeatWindow());
    if (access.uses() != null) {
      settings.setting(ACCESS_USES, access.uses());
    }
    if (refresh.uses() != null) {
      settings.setting(REFRESH_USES, refresh.uses());
    }
    if (client.tokenSetting().issues() != null) {
      settings.setting(ISSUES, client.tokenSetting().issues());
    }
    return settings.build();
  }
}
