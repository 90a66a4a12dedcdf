package dev.assent.demo.enjoylife;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthenticatedPrincipalOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;

/** The bank's addresses, and Enjoy Life's registration there. */
@Configuration(proxyBeanMethods = false)
@Profile(EnjoyLifeApplication.PROFILE)
class BankConnection {

  static final String REGISTRATION = "tpi-bank";
  static final String CALLBACK = "/authorized/" + REGISTRATION;

  @Bean
  ClientRegistrationRepository clients(EnjoyLifeSettings settings) {
    return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientName("TPI Bank")
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationUri(settings.bankUrl() + "/oauth2/authorize")
        .tokenUri(settings.bankUrl() + "/oauth2/token")
        .redirectUri(settings.ownUrl() + CALLBACK)
        .scope(settings.items())
        .build());
  }

  @Bean
  OAuth2AuthorizedClientService authorizedClients(ClientRegistrationRepository clients) {
    return new InMemoryOAuth2AuthorizedClientService(clients);
  }

  @Bean
  OAuth2AuthorizedClientRepository authorizedClientRepository(OAuth2AuthorizedClientService authorizedClients) {
    return new AuthenticatedPrincipalOAuth2AuthorizedClientRepository(authorizedClients);
  }

  @Bean
  EnjoyLifeKeys keys(EnjoyLifeSettings settings) {
    return EnjoyLifeKeys.at(settings.keyFile());
  }

  @Bean
  RestClient bank(EnjoyLifeSettings settings) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(3))
        .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(Duration.ofSeconds(15));
    return RestClient.builder().baseUrl(settings.bankUrl().toString()).requestFactory(requests).build();
  }
}
