package dev.assent.token;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for tokens.
 *
 * @param resourceServers servers beside this one that take its tokens and may ask about any of them; none by default
 * @param limits how often the OAuth endpoints may be asked from one network, and log-ons of clients may fail
 */
@ConfigurationProperties("assent.token")
record TokenProperties(@DefaultValue List<ResourceServer> resourceServers, @DefaultValue Limits limits) {

  TokenProperties {
    resourceServers = List.copyOf(resourceServers);
  }

  /**
   * What each node counts for itself.
   *
   * @param requestsPerSecond  from one network, of any kind; 0 for any number
   * @param failuresPerClient  log-ons of one client from one network that may fail within the window; 0 for any number
   * @param failuresPerNetwork the same of all clients together; higher, since a network may be shared
   * @param window             how long a failure counts
   */
  record Limits(@DefaultValue("2000") int requestsPerSecond, @DefaultValue("10") int failuresPerClient,
      @DefaultValue("100") int failuresPerNetwork, @DefaultValue("1m") Duration window) {

    Limits {
      if (requestsPerSecond < 0 || failuresPerClient < 0 || failuresPerNetwork < 0 || window.isNegative()
          || window.isZero()) {
        throw new IllegalArgumentException("The numbers of assent.token.limits must not be negative, and its window"
            + " must be more than nothing");
      }
    }
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
