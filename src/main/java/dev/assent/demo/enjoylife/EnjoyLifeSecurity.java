package dev.assent.demo.enjoylife;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationCodeGrantFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;

/** Who logs in to Enjoy Life, and how it asks the bank for authorization: code grant with PKCE (RFC 7636), pushed. */
@Configuration(proxyBeanMethods = false)
@Profile(EnjoyLifeApplication.PROFILE)
class EnjoyLifeSecurity {

  static final String AUTHORIZATION_PATH = "/oauth2/authorization";

  @Bean
  SecurityFilterChain pages(HttpSecurity http, EnjoyLifeSettings settings,
      OAuth2AuthorizationRequestResolver authorizationRequests,
      OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange) throws Exception {
    // A query of a service that was never granted leads on to the bank, so its form may be answered from there.
    String policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' " + settings.bankUrl();
    return http
        .authorizeHttpRequests(requests -> requests
            .requestMatchers("/assets/**", "/login", "/error").permitAll()
            .anyRequest().authenticated())
        .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/", true))
        .logout(withDefaults())
        .oauth2Client(client -> client.authorizationCodeGrant(code -> code
            .authorizationRequestResolver(authorizationRequests)
            .accessTokenResponseClient(codeExchange)))
        .addFilterBefore(new BanksAnswers(settings), OAuth2AuthorizationCodeGrantFilter.class)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)))
        .build();
  }

  @Bean
  OAuth2AuthorizationRequestResolver authorizationRequests(ClientRegistrationRepository clients,
      EnjoyLifeSettings settings, RestClient bank) {
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, AUTHORIZATION_PATH);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return new PushedRequests(resolver, settings, bank);
  }

  @Bean
  UserDetailsService users(EnjoyLifeSettings settings) {
    return new InMemoryUserDetailsManager(settings.users().stream()
        .map(user -> User.withUsername(user.name()).password("{noop}" + user.password()).roles("CUSTOMER").build())
        .toList());
  }
}
