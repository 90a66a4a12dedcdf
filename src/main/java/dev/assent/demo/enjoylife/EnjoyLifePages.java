package dev.assent.demo.enjoylife;

import dev.assent.web.LanguageChoice;
import dev.assent.web.PageConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Enjoy Life wears the same layout as Assent, in a colour of its own. */
@Configuration(proxyBeanMethods = false)
@Profile(EnjoyLifeApplication.PROFILE)
@Import(PageConfiguration.class)
class EnjoyLifePages implements WebMvcConfigurer {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageChoice("ENJOYLIFE_LANGUAGE");
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/login").setViewName("enjoylife/login");
  }
}
