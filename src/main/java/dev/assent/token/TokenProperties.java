package dev.assent.token;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for tokens.
 *
 * @param resourceServers servers beside this one that take its tokens and may ask about any of them; none by default
 */
@ConfigurationProperties("assent.token")
record TokenProperties(@DefaultValue List<ResourceServer> resourceServers) {

  TokenProperties {
    resourceServers = List.copyOf(resourceServers);
  }

  /** @param secretDigest the SHA-256 digest of a random secret, as 64 hexadecimal digits */
  record ResourceServer(String id, String secretDigest) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    ResourceServer {
      if (id == null || id.isBlank() || secretDigest == null || !DIGEST.matcher(secretDigest).matches()) {
        throw new IllegalArgumentException("Set assent.token.resource-servers[n].id, and .secret-digest to the"
            + " SHA-256 digest of its secret in hexadecimal, as \"printf %s THE_SECRET | sha256sum\" prints it");
      }
    }
  }
}
