package dev.assent.demo.enjoylife;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.assent.web.LanguageChoice;
import dev.assent.web.PageConfiguration;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.LocaleResolver;

/** Enjoy Life, in a context of its own. It wears the layout of Assent's pages, in a colour of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Profile(EnjoyLifeApplication.PROFILE)
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class, MessageSourceAutoConfiguration.class, ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
@EnableConfigurationProperties(EnjoyLifeSettings.class)
@Import({PageConfiguration.class, BankLogin.class, BankTokens.class, BankMessages.class, BankApi.class,
    BankEvents.class, EnjoyLifePages.class})
public class EnjoyLifeApplication {

  public static final String PROFILE = "enjoy-life";

  private static final int PATIENCE_MILLISECONDS = 3_000;
  private static final int LARGEST_JWKS = 64 * 1024;

  @Bean
  RestClient bank(EnjoyLifeSettings settings) {
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(Duration.ofSeconds(15));
    return RestClient.builder().baseUrl(settings.bankUrl().toString()).requestFactory(requests).build();
  }

  /** The bank's public keys, kept for some minutes, and asked for again when a message names an unknown one. */
  @Bean
  JWKSource<SecurityContext> bankKeys(EnjoyLifeSettings settings) throws MalformedURLException {
    return JWKSourceBuilder.create(settings.bankUrl().resolve("/oauth2/jwks").toURL(),
        new DefaultResourceRetriever(PATIENCE_MILLISECONDS, PATIENCE_MILLISECONDS, LARGEST_JWKS)).build();
  }

  @Bean
  EnjoyLifeKeys keys(EnjoyLifeSettings settings) {
    return EnjoyLifeKeys.at(settings.keyFile());
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageChoice("ENJOYLIFE_LANGUAGE");
  }
}
