package dev.assent.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.assent.client.ClientSecrets;
import dev.assent.keys.BankKeys;
import dev.assent.web.Audience;
import dev.assent.web.AudienceChain;
import dev.assent.web.AudienceSessions;
import dev.assent.web.PageHeaders;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The endpoints of the authorization server. Customers log in on their own pages and are known here by that log-in. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

  static final String AUTHORIZE = "/oauth2/authorize";
  static final String CONSENT_PAGE = "/consents/authorize";

  @Bean
  AuthorizationServerSettings authorizationServerSettings(AuthorizationServerProperties properties) {
    return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
  }

  /** The bank's public keys, for whoever verifies what the bank signs or encrypts for it. */
  @Bean
  JWKSource<SecurityContext> publishedKeys(BankKeys keys) {
    return new PublishedKeys(keys);
  }

  @Bean
  StandardSteps standardSteps(ClientSecrets secrets, ClientAssertionDecoders assertions, TokenGenerators generators,
      GrantActionRules grantActions) {
    return new StandardSteps(new ClientSecretEncoder(secrets), assertions, generators,
        new AuthorizationRequestRules(grantActions));
  }

  @Bean
  @Order(10)
  SecurityFilterChain authorizationServer(HttpSecurity http, StandardSteps steps, ProviderRules rules,
      WhatIsLeft whatIsLeft, ServerMetadata metadata, EntryChecks checks, AudienceChain people, BankKeys keys,
      AuthorizationServerProperties properties) throws Exception {
    AudienceSessions customers = AudienceSessions.of(Audience.CUSTOMER);
    checks.precede(http);
    return http
        .securityMatcher("/oauth2/**", "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")
        .with(OAuth2AuthorizationServerConfigurer.authorizationServer(),
            server -> offer(server, steps, rules, whatIsLeft, metadata, checks,
                new AuthorizationAnswers(properties.issuer())))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .securityContext(context -> context.securityContextRepository(customers.contexts()))
        .requestCache(cache -> cache.requestCache(customers.savedRequests()))
        // Every POST here proves itself: by the client's credentials, or by a state that the customer's page alone has.
        .csrf(CsrfConfigurer::disable)
        .exceptionHandling(errors -> errors.authenticationEntryPoint(entryPoint(people)))
        .headers(PageHeaders::secure)
        .headers(new PublishedKeysCaching(keys.publishedMaxAge())::replaceDefault)
        .build();
  }

  private static void offer(OAuth2AuthorizationServerConfigurer server, StandardSteps steps, ProviderRules rules,
      WhatIsLeft whatIsLeft, ServerMetadata metadata, EntryChecks checks, AuthorizationAnswers answers) {
    DescribedErrors errors = new DescribedErrors();
    server
        .clientAuthentication(client -> client
            .authenticationConverters(converters -> {
              converters.replaceAll(converter -> converter instanceof JwtClientAssertionAuthenticationConverter
                  ? new ClientOfAssertion(converter) : converter);
              converters.add(AuthorizationServerConfiguration::nobody);
            })
            .authenticationProviders(steps::configure)
            .errorResponseHandler(checks.failures()))
        .authorizationEndpoint(endpoint -> endpoint
            .consentPage(CONSENT_PAGE)
            .authenticationProviders(providers -> {
              steps.configure(providers);
              rules.apply(providers);
            })
            .authorizationResponseHandler(answers)
            .errorResponseHandler(answers))
        .pushedAuthorizationRequestEndpoint(endpoint -> endpoint
            .pushedAuthorizationRequestConverters(converters ->
                converters.add(AuthorizationServerConfiguration::noRequest))
            .authenticationProviders(steps::configure)
            .errorResponseHandler(errors))
        .tokenEndpoint(endpoint -> endpoint
            .accessTokenRequestConverters(converters -> converters.removeIf(StandardSteps::isForGrantNotOffered))
            .authenticationProviders(providers -> {
              steps.configure(providers);
              rules.apply(providers);
            })
            .accessTokenResponseHandler(steps.answering(whatIsLeft))
            .errorResponseHandler(errors))
        .tokenRevocationEndpoint(endpoint -> endpoint
            .authenticationProviders(rules::apply)
            .errorResponseHandler(errors))
        .tokenIntrospectionEndpoint(endpoint -> endpoint
            .authenticationProviders(rules::apply)
            .errorResponseHandler(errors))
        .authorizationServerMetadataEndpoint(endpoint -> endpoint
            .authorizationServerMetadataCustomizer(builder -> builder.claims(metadata::describe)))
        .oidc(openId -> openId.providerConfigurationEndpoint(endpoint -> endpoint
            .providerConfigurationCustomizer(builder -> builder.claims(metadata::describeOpenId))));
  }

  /** Asked last: whoever gets here has sent nothing to log on with. */
  private static Authentication nobody(HttpServletRequest request) {
    throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT,
        "Log on as the client: with Basic, with client_id and client_secret in the body, or with client_assertion.",
        null));
  }

  /** Asked last: what gets here is no authorization request. */
  private static Authentication noRequest(HttpServletRequest request) {
    throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST,
        "The parameter response_type is missing. Send it in the form body.", null));
  }

  /** Only the authorization endpoint is for people; it leads them to their log-in. */
  private static AuthenticationEntryPoint entryPoint(AudienceChain people) {
    AuthenticationEntryPoint customer = people.entryPoint(Audience.CUSTOMER);
    AuthenticationEntryPoint program = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
    return (request, response, failure) ->
        (AUTHORIZE.equals(request.getServletPath()) ? customer : program).commence(request, response, failure);
  }
}
