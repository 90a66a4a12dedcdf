package dev.assent.token;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2DeviceCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2TokenExchangeAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Sets what the authorization server's own protocol steps let one set. */
final class StandardSteps {

  private final PasswordEncoder secrets;
  private final ClientAssertionDecoders assertions;
  private final TokenGenerators generators;
  private final AuthorizationRequestRules requests;

  StandardSteps(PasswordEncoder secrets, ClientAssertionDecoders assertions, TokenGenerators generators,
      AuthorizationRequestRules requests) {
    this.secrets = secrets;
    this.assertions = assertions;
    this.generators = generators;
    this.requests = requests;
  }

  void configure(List<AuthenticationProvider> providers) {
    providers.forEach(this::configure);
  }

  AuthenticationSuccessHandler answering(Consumer<OAuth2AccessTokenAuthenticationContext> more) {
    var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
    handler.setAccessTokenResponseCustomizer(more);
    return handler;
  }

  /** Without their readers these grants are answered as any other unknown one. */
  static boolean isForGrantNotOffered(AuthenticationConverter reader) {
    return reader instanceof OAuth2DeviceCodeAuthenticationConverter
        || reader instanceof OAuth2TokenExchangeAuthenticationConverter;
  }

  private void configure(AuthenticationProvider provider) {
    if (provider instanceof ClientSecretAuthenticationProvider secret) {
      secret.setPasswordEncoder(secrets);
    } else if (provider instanceof JwtClientAssertionAuthenticationProvider assertion) {
      assertion.setJwtDecoderFactory(assertions);
    } else if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
      request.setAuthenticationValidator(requests);
      // The customer is asked each time; see NoRememberedConsent.
      request.setAuthorizationConsentRequired(context -> true);
    } else if (provider instanceof OAuth2PushedAuthorizationRequestAuthenticationProvider pushed) {
      pushed.setAuthenticationValidator(requests);
    } else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider decision) {
      decision.setAuthorizationCodeGenerator(generators::code);
    } else if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider credentials) {
      credentials.setAuthenticationValidator(StandardSteps::refuseScopes);
    }
  }

  /**
   * A scope is something that a customer shares, and no customer takes part in client_credentials; but for those with
   * which a client manages its grants.
   */
  private static void refuseScopes(OAuth2ClientCredentialsAuthenticationContext context) {
    OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
    if (!GrantManagement.SCOPES.containsAll(request.getScopes())) {
      throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE,
          "client_credentials brings access to public APIs only and takes no scope but grant_management_query and "
              + "grant_management_revoke. For a customer's data use authorization_code.", null));
    }
  }
}
