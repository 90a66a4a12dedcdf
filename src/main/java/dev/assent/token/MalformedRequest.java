package dev.assent.token;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A request that nobody need look into: {@code invalid_request} of RFC 6749 section 5.2, and why. */
final class MalformedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  /** @param sentence for the client's developer; it repeats nothing that was sent but the names of parameters */
  MalformedRequest(String sentence) {
    this(HttpStatus.BAD_REQUEST, sentence);
  }

  MalformedRequest(HttpStatus status, String sentence) {
    super(sentence);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  OAuth2Error error() {
    return because(getMessage());
  }

  static OAuth2Error because(String sentence) {
    return new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, sentence, null);
  }
}
