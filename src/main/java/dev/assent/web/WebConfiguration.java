package dev.assent.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.web.servlet.LocaleResolver;

/** Assent's own languages, the limits of its log-ins, and what holds for every request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInLimits.class, RequestLimits.class})
class WebConfiguration {

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageChoice("ASSENT_LANGUAGE");
  }

  /** Spring Security would time each of its filters on each request, a dozen meters that nobody looks at. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Last, so that its report of errors comes before the server's own. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyRequest(RequestLimits limits, ProblemWriter problems) {
    return server -> {
      server.addEngineValves(new BodiesInTime(limits.bodyWithin()));
      server.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ServerErrors(problems)));
    };
  }
}
