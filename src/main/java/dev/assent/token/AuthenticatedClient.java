package dev.assent.token;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** The client that makes a request to the token, revocation or introspection endpoint. */
final class AuthenticatedClient {

  private AuthenticatedClient() { }

  /** @throws OAuth2AuthenticationException if no client has logged on */
  static String idOf(Authentication request) {
    return of(request).getClientId();
  }

  /** As it was when it logged on, its settings included. @throws OAuth2AuthenticationException if none has */
  static RegisteredClient of(Authentication request) {
    if (request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client && client.isAuthenticated()) {
      return client.getRegisteredClient();
    }
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
  }
}
