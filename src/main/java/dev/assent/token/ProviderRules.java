package dev.assent.token;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Puts each rule around its step. */
@Component
class ProviderRules {

  private final List<ProviderRule> rules;

  ProviderRules(List<ProviderRule> rules) {
    this.rules = List.copyOf(rules);
  }

  void apply(List<AuthenticationProvider> providers) {
    providers.replaceAll(provider -> rules.stream()
        .filter(rule -> rule.around().isInstance(provider))
        .findFirst()
        .<AuthenticationProvider>map(rule -> new Ruled(rule, provider))
        .orElse(provider));
  }

  private record Ruled(ProviderRule rule, AuthenticationProvider standard) implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication request) {
      return rule.authenticate(request, standard);
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return standard.supports(authentication);
    }
  }
}
