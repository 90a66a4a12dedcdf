package dev.assent.grantmanagement;

import dev.assent.token.EntryChecks;
import dev.assent.token.GrantManagement;
import dev.assent.token.IssuedTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The endpoint is the clients': a browser's session opens nothing here, and a token is asked for each time. */
@Configuration(proxyBeanMethods = false)
class GrantManagementSecurity {

  /** Before the authorization server's chain, which takes what else there is under {@code /oauth2}. */
  @Bean
  @Order(9)
  SecurityFilterChain grantManagement(HttpSecurity http, EntryChecks entry, IssuedTokens tokens, TokenRefusals refusals)
      throws Exception {
    entry.limit(http);
    return http
        .securityMatcher(GrantManagement.ENDPOINT, GrantManagement.ENDPOINT + "/**")
        .csrf(CsrfConfigurer::disable)
        .logout(LogoutConfigurer::disable)
        .requestCache(RequestCacheConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new ClientsToken(tokens, refusals), AnonymousAuthenticationFilter.class)
        // Section 6.1 of Grant Management for OAuth 2.0: one scope to query, one to revoke.
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(HttpMethod.GET).hasAuthority(GrantManagement.QUERY)
            .requestMatchers(HttpMethod.HEAD).hasAuthority(GrantManagement.QUERY)
            .requestMatchers(HttpMethod.DELETE).hasAuthority(GrantManagement.REVOKE)
            .anyRequest().authenticated())
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint(refusals::withoutToken)
            .accessDeniedHandler(refusals::withoutScope))
        .build();
  }
}
