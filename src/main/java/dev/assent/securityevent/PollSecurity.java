package dev.assent.securityevent;

import dev.assent.web.ErrorCode;
import dev.assent.web.PageHeaders;
import dev.assent.web.Problem;
import dev.assent.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may poll: a client with an access token that it got for itself (RFC 6750). A poll's body is JSON, so the ways of
 * logging on that put something into a form have no place in it; with a token each of them will do.
 */
@Configuration(proxyBeanMethods = false)
class PollSecurity {

  static final String POLL = "/events/poll";

  @Bean
  @Order(25)
  SecurityFilterChain eventsChain(HttpSecurity http, OpaqueTokenIntrospector clientTokens, ProblemWriter problems)
      throws Exception {
    return http
        .securityMatcher("/events", "/events/**")
        .oauth2ResourceServer(server -> server
            .opaqueToken(token -> token.introspector(clientTokens))
            .authenticationEntryPoint(challenge(problems)))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        // A token is never sent by a browser of its own accord.
        .csrf(CsrfConfigurer::disable)
        .exceptionHandling(errors -> errors.authenticationEntryPoint(challenge(problems)))
        .headers(PageHeaders::secure)
        .build();
  }

  /** The header of RFC 6750 section 3, and the catalogue's problem. */
  private static AuthenticationEntryPoint challenge(ProblemWriter problems) {
    BearerTokenAuthenticationEntryPoint standard = new BearerTokenAuthenticationEntryPoint();
    standard.setRealmName("assent");
    return (request, response, failure) -> {
      standard.commence(request, response, failure);
      boolean malformed = failure instanceof OAuth2AuthenticationException known
          && known.getError().getErrorCode().equals("invalid_request");
      problems.write(response, malformed
          ? Problem.of(ErrorCode.INVALID_REQUEST)
          : Problem.of(ErrorCode.INVALID_TOKEN).withDetail("Send \"Authorization: Bearer\" with a current token that"
              + " the client got for itself (grant_type=client_credentials)."));
    };
  }
}
