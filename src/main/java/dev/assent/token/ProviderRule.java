package dev.assent.token;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;

/** A rule of ours around one of the authorization server's own protocol steps. */
interface ProviderRule {

  /** The step that it is around. */
  Class<? extends AuthenticationProvider> around();

  /**
   * @param standard the authorization server's step, which checks everything that the rule does not
   * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the request is refused
   */
  Authentication authenticate(Authentication request, AuthenticationProvider standard);
}
