package dev.assent.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** Assent's own languages, and the limits of its log-ins. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInLimits.class)
class WebConfiguration {

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageChoice("ASSENT_LANGUAGE");
  }
}
