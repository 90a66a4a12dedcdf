package dev.assent.token;

import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * A client changes none but its own grants, and only those of the customer who is then asked. Whose they are is checked
 * each time that the request passes: when it is pushed, before the customer logs in, and after.
 */
@Component
class GrantActionRules {

  private final Consents consents;

  GrantActionRules(Consents consents) {
    this.consents = consents;
  }

  /** @throws GrantAction.Refused section 5.4 */
  void check(OAuth2AuthorizationCodeRequestAuthenticationToken request, String clientId) throws GrantAction.Refused {
    Optional<GrantAction> action = GrantAction.of(request.getAdditionalParameters());
    if (action.isPresent()) {
      Consent named = consents.find(action.get().consentId()).orElseThrow(GrantAction::unknown);
      Authentication asked = (Authentication) request.getPrincipal();
      if (!named.clientId().equals(clientId)
          || isCustomer(asked) && !named.customerId().equals(asked.getName())) {
        throw GrantAction.unknown();
      }
    }
  }

  /** Not so when the client itself pushes the request, and before the log-in. */
  private static boolean isCustomer(Authentication principal) {
    return principal.isAuthenticated() && !(principal instanceof AnonymousAuthenticationToken)
        && !(principal instanceof OAuth2ClientAuthenticationToken);
  }
}
