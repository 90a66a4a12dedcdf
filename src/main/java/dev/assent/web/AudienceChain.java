package dev.assent.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;

/**
 * The common parts of the chains in which people log in. The module that owns the audience adds its rules
 * ({@code authorizeHttpRequests}), its log-in page, and declares the bean with its order.
 */
@Component
public class AudienceChain {

  private final SignInThrottle throttle;

  AudienceChain(SignInThrottle throttle) {
    this.throttle = throttle;
  }

  /**
   * Makes {@code http} the chain of {@code audience}: its paths, its own place in the session, form log-in with
   * throttling, log-out, CSRF protection, headers.
   *
   * @param provider knows this audience's people, and is the only one asked: a password of another audience, or a
   *     provider bean that happens to exist in the application, never logs anybody in here
   */
  public HttpSecurity secure(HttpSecurity http, Audience audience, AuthenticationProvider provider) throws Exception {
    AudienceSessions sessions = AudienceSessions.of(audience);
    return http
        .securityMatcher(audience.paths().toArray(String[]::new))
        .authenticationManager(new ProviderManager(List.of(provider)))
        .securityContext(context -> context.securityContextRepository(sessions.contexts()))
        .requestCache(cache -> cache.requestCache(sessions.savedRequests()))
        .csrf(csrf -> csrf.csrfTokenRepository(sessions.csrfTokens()))
        // The identifier changes, the attributes stay: the other audiences remain logged in.
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
        .formLogin(form -> form
            .loginPage(audience.logIn())
            .defaultSuccessUrl(audience.home())
            .failureHandler(new SignInFailure(audience)))
        .logout(logout -> logout
            .logoutUrl(audience.logOut())
            .invalidateHttpSession(false)
            .addLogoutHandler(sessions.forgetting())
            .logoutSuccessUrl(audience.logIn() + "?logout"))
        // With any query: a language, an error.
        .authorizeHttpRequests(requests -> requests.requestMatchers(audience.logIn()).permitAll())
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint(entryPoint(audience))
            .accessDeniedHandler(new Refusal()))
        .headers(PageHeaders::secure)
        .addFilterBefore(new FormsOfOtherSites(), CsrfFilter.class)
        .addFilterBefore(new SignInThrottleFilter(audience, throttle),
            UsernamePasswordAuthenticationFilter.class);
  }

  /** Leads a browser to the log-in page, and tells a program 401. */
  public AuthenticationEntryPoint entryPoint(Audience audience) {
    var logIn = new LoginUrlAuthenticationEntryPoint(audience.logIn());
    logIn.setFavorRelativeUris(true);
    return (request, response, failure) -> {
      if (Browser.asksForPage(request)) {
        logIn.commence(request, response, failure);
      } else {
        // A page that asks by itself whether something has changed: it loads itself anew, and so comes to the log-in.
        if (IdleSessions.isAskedByPage(request)) {
          response.setHeader("HX-Refresh", "true");
        }
        response.sendError(HttpStatus.UNAUTHORIZED.value());
      }
    };
  }
}
