package dev.assent.client;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** What may be registered as a redirect URI: RFC 6749 section 3.1.2 and the OAuth 2.0 Security BCP, RFC 9700. */
public final class RedirectUris {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private RedirectUris() { }

  /**
   * Reads one URI a line; blank lines are skipped.
   *
   * @throws InvalidRedirectUriException if one is not absolute, has a fragment, or is neither https nor loopback http
   */
  public static List<String> parse(String lines) {
    List<String> uris = lines.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    uris.forEach(RedirectUris::check);
    return uris;
  }

  private static void check(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRedirectUriException(text + " is not a URI");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new InvalidRedirectUriException(text + " must be a complete address with a host and no user name");
    }
    if (uri.getRawFragment() != null) {
      throw new InvalidRedirectUriException(text + " must not have a fragment (#)");
    }
    boolean secure = "https".equals(uri.getScheme())
        || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    if (!secure) {
      throw new InvalidRedirectUriException(text + " must start with https://; http is for localhost only");
    }
  }
}
