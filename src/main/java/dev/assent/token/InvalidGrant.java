package dev.assent.token;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** The answer {@code invalid_grant} of RFC 6749 section 5.2, with a sentence that says what to do. */
final class InvalidGrant {

  private InvalidGrant() { }

  static OAuth2AuthenticationException because(String description) {
    return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, description, null));
  }
}
