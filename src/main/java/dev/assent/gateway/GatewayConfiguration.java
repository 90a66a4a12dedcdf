package dev.assent.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Puts the gateway at {@code /api/**}, before Spring MVC, which would parse uploads before the token is looked at and
 * would answer some methods itself, and before all that looks for pages, sessions and users, which a call has none of.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfiguration {

  /** Where the gateway is among the filters. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  private static final String CALLS = "/api/*";

  @Bean
  FilterRegistrationBean<Gateway> gateway(Checks checks, Upstream upstream, UseIsTaken uses,
      ResponseProtection protection, Answers answers, RefusedCalls refusedCalls, NotedAccesses accesses,
      GatewayProperties properties) {
    return atCalls(
        new Gateway(checks, upstream, uses, protection, answers, refusedCalls, accesses, properties), ORDER);
  }

  @Bean
  FilterRegistrationBean<CallTimes> callTimes(MeterRegistry meters) {
    return atCalls(new CallTimes(meters), Ordered.HIGHEST_PRECEDENCE);
  }

  /** The server's own observation would time each call once more, at the cost of several checks. */
  @Bean
  ObservationPredicate callsAreTimedOnce() {
    return (name, context) -> !(context instanceof ServerRequestObservationContext request
        && request.getCarrier().getRequestURI().startsWith("/api/"));
  }

  @Bean
  FilterRegistrationBean<InteractionId> interactionId() {
    return atCalls(new InteractionId(), Ordered.HIGHEST_PRECEDENCE);
  }

  /**
   * Open to anyone: who may call is the first thing that the gateway itself checks. So of the filters there are only
   * the firewall and the headers, in a chain of the gateway's own, since the one of all others comes later.
   */
  @Bean
  FilterRegistrationBean<FilterChainProxy> callSecurity(HttpSecurity http, RequestRejectedHandler rejected)
      throws Exception {
    FilterChainProxy security = new FilterChainProxy(http
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
        .build());
    security.setRequestRejectedHandler(rejected);
    return atCalls(security, ORDER - 10);
  }

  private static <F extends Filter> FilterRegistrationBean<F> atCalls(F filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(CALLS);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    registration.setOrder(order);
    return registration;
  }
}
