package dev.assent.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Puts the gateway at {@code /api/**}, behind the security filters and before Spring MVC, which would parse uploads
 * before the token is looked at and would answer some methods itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfiguration {

  private static final String CALLS = "/api/*";

  @Bean
  FilterRegistrationBean<Gateway> gateway(Checks checks, Upstream upstream, UseIsTaken uses,
      ResponseProtection protection, Answers answers, RefusedCalls refusedCalls, GatewayProperties properties) {
    return atCalls(new Gateway(checks, upstream, uses, protection, answers, refusedCalls, properties),
        SecurityProperties.DEFAULT_FILTER_ORDER + 10);
  }

  @Bean
  FilterRegistrationBean<InteractionId> interactionId() {
    return atCalls(new InteractionId(), Ordered.HIGHEST_PRECEDENCE);
  }

  /**
   * Open to anyone: who may call is the first thing that the gateway itself checks. So of the filters there are only
   * the firewall and the headers; what looks for a user, a session or a right would find none on every call.
   */
  @Bean
  @Order(20)
  SecurityFilterChain apiSecurity(HttpSecurity http) throws Exception {
    return http
        .securityMatcher("/api/**")
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  private static <F extends Filter> FilterRegistrationBean<F> atCalls(F filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(CALLS);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    registration.setOrder(order);
    return registration;
  }
}
