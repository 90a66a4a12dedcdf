package dev.assent.token;

import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/**
 * Remembers nothing, so that the customer is asked at every authorization and can narrow: the authorization server
 * would add what was granted before to what is ticked now. The record of consents is the module {@code consent}.
 */
@Component
class NoRememberedConsent implements OAuth2AuthorizationConsentService {

  @Override
  public void save(OAuth2AuthorizationConsent consent) { }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) { }

  @Override
  public OAuth2AuthorizationConsent findById(String registeredClientId, String principalName) {
    return null;
  }
}
