package dev.assent.demo.enjoylife;

import static org.springframework.security.config.Customizer.withDefaults;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthenticatedPrincipalOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationCodeGrantFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who logs in to Enjoy Life, and how it asks the bank for authorization: code grant with state and PKCE (RFC 7636),
 * pushed (RFC 9126), and no answer taken but the bank's (RFC 9207).
 */
@Configuration(proxyBeanMethods = false)
@Profile(EnjoyLifeApplication.PROFILE)
class BankLogin {

  static final String REGISTRATION = "tpi-bank";
  static final String TO_THE_BANK = "/oauth2/authorization/" + REGISTRATION;
  static final String CALLBACK = "/authorized/" + REGISTRATION;

  @Bean
  SecurityFilterChain pages(HttpSecurity http, EnjoyLifeSettings settings, ClientRegistrationRepository clients,
      BankTokens tokens, RestClient bank) throws Exception {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
        .andThen(request -> request.authorizationRequestUri(uri -> push(uri.build(), settings, bank))));
    // A query of a service that was never granted leads on to the bank, so its form may be answered from there.
    String policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' " + settings.bankUrl();
    return http
        .authorizeHttpRequests(asked -> asked
            .requestMatchers("/assets/**", "/login", "/error", BankEvents.ENDPOINT).permitAll()
            .anyRequest().authenticated())
        .csrf(csrf -> csrf.ignoringRequestMatchers(BankEvents.ENDPOINT))
        .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/", true))
        .logout(withDefaults())
        .oauth2Client(client -> client.authorizationCodeGrant(code -> code
            .authorizationRequestResolver(requests).accessTokenResponseClient(tokens)))
        .addFilterBefore(onlyTheBanksAnswers(settings), OAuth2AuthorizationCodeGrantFilter.class)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)))
        .build();
  }

  /**
   * Says to the bank itself what Enjoy Life asks for: the customer's browser carries no more than where the bank has
   * put it, so nobody on the way reads or changes it.
   */
  private static URI push(URI request, EnjoyLifeSettings settings, RestClient bank) {
    JsonNode kept = bank.post().uri("/oauth2/par")
        .headers(headers -> headers.setBasicAuth(settings.clientId(), settings.clientSecret()))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED).body(request.getRawQuery())
        .retrieve().body(JsonNode.class);
    return UriComponentsBuilder.fromUri(request).replaceQuery("client_id={client}&request_uri={kept}")
        .build(settings.clientId(), kept.path("request_uri").asText());
  }

  /**
   * RFC 9207 section 2.4: else a dishonest server could pass a code of the bank's on as its own. Once an answer is
   * taken in, the browser comes to this address again: with no code, and an error without state.
   */
  private static Filter onlyTheBanksAnswers(EnjoyLifeSettings settings) {
    List<String> issuer = List.of(settings.bankUrl().toString());
    return (request, response, chain) -> {
      boolean answer = CALLBACK.equals(((HttpServletRequest) request).getServletPath())
          && (request.getParameter("code") != null
              || request.getParameter("error") != null && request.getParameter("state") != null);
      String[] named = request.getParameterValues("iss");
      if (answer && (named == null || !issuer.equals(List.of(named)))) {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else {
        chain.doFilter(request, response);
      }
    };
  }

  @Bean
  ClientRegistrationRepository clients(EnjoyLifeSettings settings) {
    return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientName("TPI Bank")
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationUri(settings.bankUrl() + "/oauth2/authorize")
        .tokenUri(settings.bankUrl() + "/oauth2/token")
        .redirectUri(settings.ownUrl() + CALLBACK)
        .scope(settings.items())
        .build());
  }

  /** Tokens stay on this server; the browser has a session only. */
  @Bean
  OAuth2AuthorizedClientService authorizedClients(ClientRegistrationRepository clients) {
    return new InMemoryOAuth2AuthorizedClientService(clients);
  }

  @Bean
  OAuth2AuthorizedClientRepository authorizedClientRepository(OAuth2AuthorizedClientService authorizedClients) {
    return new AuthenticatedPrincipalOAuth2AuthorizedClientRepository(authorizedClients);
  }

  @Bean
  UserDetailsService users(EnjoyLifeSettings settings) {
    return new InMemoryUserDetailsManager(settings.users().stream()
        .map(user -> User.withUsername(user.name()).password("{noop}" + user.password()).roles("CUSTOMER").build())
        .toList());
  }
}
