package dev.assent.web;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * What every page needs: languages, wording, error pages. An application beside Assent that uses the layout (Enjoy
 * Life) imports this class alone, and adds a clock and a locale resolver with a cookie of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
@Import({ProblemWriter.class, ErrorPages.class, Here.class})
public class PageConfiguration implements WebMvcConfigurer {

  @Bean("say")
  Wording wording(MessageSource messages, PageSettings settings, Clock clock) {
    return new Wording(messages, settings, clock);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var language = new LocaleChangeInterceptor();
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    registry.addInterceptor(language);
  }
}
