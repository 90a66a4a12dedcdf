package dev.assent.gateway;

import dev.assent.jose.VerifiedRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request says, once its protection is taken off.
 *
 * @param content  the bytes for the upstream; empty, never null
 * @param upstream where they go, query string included
 * @param signed   the JWS that the content came in; empty if the API asks for none
 */
record RequestMessage(byte[] content, URI upstream, Optional<Signed> signed) {

  RequestMessage to(URI address) {
    return new RequestMessage(content, address, signed);
  }

  /**
   * @param evidence under which id the JWS is kept, once a use is taken
   * @param compact  the JWS as it was received
   */
  record Signed(UUID evidence, String compact, VerifiedRequest verified) { }
}
