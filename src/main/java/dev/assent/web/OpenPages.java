package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The last chain: what is open to everybody. All that no chain has claimed does not exist, for anybody. */
@Configuration(proxyBeanMethods = false)
class OpenPages {

  private static final String[] OPEN =
      {"/", "/openapi.json", "/problems", "/problems/**", "/assets/**", "/webjars/htmx.org/**", "/favicon.ico",
          "/error"};

  @Bean
  @Order(90)
  SecurityFilterChain openPagesChain(HttpSecurity http) throws Exception {
    return http
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(OPEN).permitAll()
            .requestMatchers(OpenPages::onManagementPort).permitAll()
            .anyRequest().denyAll())
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint((request, response, failure) -> response.sendError(404))
            .accessDeniedHandler((request, response, denied) -> response.sendError(404)))
        // Nothing here changes anything or knows anybody.
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(PageHeaders::secure)
        .build();
  }

  /** The management port, which listens on the loopback address only, has a web server of its own. */
  private static boolean onManagementPort(HttpServletRequest request) {
    var context = WebApplicationContextUtils.getWebApplicationContext(request.getServletContext());
    return WebServerApplicationContext.hasServerNamespace(context, "management");
  }
}
