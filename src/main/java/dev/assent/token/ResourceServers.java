package dev.assent.token;

import dev.assent.token.TokenProperties.ResourceServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;

/**
 * The servers that an operator lets ask about any token (RFC 7662 section 2: "a protected resource"). The authorization
 * server knows whoever logs on as a client; these are clients that can be issued nothing.
 */
@Component
class ResourceServers {

  /** Stands before the digest in place of a client's secret. No client's id has a colon. */
  private static final String DIGEST = "sha-256:";
  private static final String MARK = "assent.resource-server";
  /** A client must have a grant type. This is one that no endpoint offers. */
  private static final AuthorizationGrantType NOTHING = new AuthorizationGrantType("urn:assent:introspection-only");

  private final Map<String, ResourceServer> servers;

  ResourceServers(TokenProperties properties) {
    this.servers = properties.resourceServers().stream()
        .collect(Collectors.toUnmodifiableMap(ResourceServer::id, Function.identity(), (one, other) -> {
          throw new IllegalArgumentException("Two resource servers have the id " + one.id()
              + ": give each of assent.token.resource-servers its own");
        }));
  }

  Optional<RegisteredClient> find(String id) {
    return Optional.ofNullable(servers.get(id)).map(server -> RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(DIGEST + server.secretDigest())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(NOTHING)
        .clientSettings(ClientSettings.builder().setting(MARK, true).build())
        .build());
  }

  static boolean isOne(RegisteredClient client) {
    return Boolean.TRUE.equals(client.getClientSettings().getSetting(MARK));
  }

  /** Whether what stands in place of a client's secret is a resource server's. */
  static boolean isSecret(String encoded) {
    return encoded.startsWith(DIGEST);
  }

  /** Compares in constant time. */
  static boolean matches(CharSequence presented, String encoded) {
    String digest = encoded.substring(DIGEST.length()).toLowerCase(Locale.ROOT);
    return MessageDigest.isEqual(digest.getBytes(StandardCharsets.US_ASCII),
        TokenDigest.of(presented.toString()).hex().getBytes(StandardCharsets.US_ASCII));
  }
}
