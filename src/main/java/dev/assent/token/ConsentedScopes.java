package dev.assent.token;

import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Lets a code carry only what the record of consents says at this moment, whatever the browser posts: of the scopes
 * posted, those that are active or pending review for this customer and client. When none is left the authorization
 * server answers {@code access_denied}.
 */
@Component
class ConsentedScopes implements ProviderRule {

  private final Consents consents;
  private final Clock clock;

  ConsentedScopes(Consents consents, Clock clock) {
    this.consents = consents;
    this.clock = clock;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2AuthorizationConsentAuthenticationProvider.class;
  }

  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider decision) {
    var posted = (OAuth2AuthorizationConsentAuthenticationToken) request;
    Authentication customer = (Authentication) posted.getPrincipal();
    Set<String> granted = new HashSet<>(posted.getScopes());
    granted.retainAll(consented(customer.getName(), posted.getClientId()));
    var restricted = new OAuth2AuthorizationConsentAuthenticationToken(posted.getAuthorizationUri(),
        posted.getClientId(), customer, posted.getState(), granted, posted.getAdditionalParameters());
    restricted.setDetails(posted.getDetails());
    return decision.authenticate(restricted);
  }

  private Set<String> consented(String customerId, String clientId) {
    return consents.find(customerId, clientId)
        .filter(consent -> !consent.isExpired(clock.instant()))
        .map(ConsentedScopes::activeOrPending)
        .orElse(Set.of());
  }

  private static Set<String> activeOrPending(Consent consent) {
    Set<String> items = new HashSet<>(consent.itemsIn(ItemState.ACTIVE));
    items.addAll(consent.itemsIn(ItemState.PENDING_REVIEW));
    return items;
  }
}
