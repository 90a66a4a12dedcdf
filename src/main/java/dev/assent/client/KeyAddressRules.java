package dev.assent.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * What may be the address of a client's JWKS. Where a name leads is not known here: see {@link PublicAddresses}. In the
 * demo the addresses of this machine and its network are fine too, and on the machine itself plain http.
 */
@Component
class KeyAddressRules {

  private static final int LONGEST = 2048;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean demo;

  KeyAddressRules(Environment environment) {
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  /** Whether fetching may lead into private networks. */
  boolean admitPrivateNetworks() {
    return demo;
  }

  /** @throws InvalidKeysException with what to change */
  URI check(String text) {
    URI address = parse(text);
    if (!"https".equalsIgnoreCase(address.getScheme()) && !isDemosOwn(address)) {
      throw refused("ADDRESS_HTTPS", "The address of the JWKS must start with https://.");
    }
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw refused("ADDRESS_PARTS",
          "The address of the JWKS must have no user name, no password and no fragment (#).");
    }
    return address;
  }

  private static URI parse(String text) {
    try {
      URI address = new URI(text);
      if (text.length() <= LONGEST && address.getHost() != null && address.getPort() != 0
          && address.getPort() <= 0xFFFF) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // Said below.
    }
    throw refused("ADDRESS_FORM",
        "Enter the address of your JWKS, https://host/path, of at most %d characters.".formatted(LONGEST));
  }

  private boolean isDemosOwn(URI address) {
    return demo && "http".equalsIgnoreCase(address.getScheme()) && LOOPBACK.contains(address.getHost());
  }

  private static InvalidKeysException refused(String reason, String sentence) {
    return new InvalidKeysException(reason, sentence, null);
  }
}
