package dev.assent.bench;

import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Spring Cloud Gateway Server MVC with one plain route, and no more of Spring than it needs. It has the HTTP client
 * that the gateway has, with as many connections as may be asked for.
 */
@ImportAutoConfiguration({ConfigurationPropertiesAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
    SslAutoConfiguration.class, HttpClientAutoConfiguration.class, RestClientAutoConfiguration.class,
    RestTemplateAutoConfiguration.class, GatewayServerMvcAutoConfiguration.class, FilterAutoConfiguration.class,
    HandlerFunctionAutoConfiguration.class, PredicateAutoConfiguration.class})
class SpringCloudGateway {

  public static void main(String[] arguments) {
    // Not the product's application.yml.
    System.setProperty("spring.config.name", "spring-cloud-gateway");
    SpringApplication.run(SpringCloudGateway.class, "--server.port=" + arguments[0],
        "--spring.cloud.gateway.server.webmvc.routes[0].id=plain",
        "--spring.cloud.gateway.server.webmvc.routes[0].uri=" + arguments[1],
        "--spring.cloud.gateway.server.webmvc.routes[0].predicates[0]=Path=/api/**");
  }

  @Bean
  ClientHttpRequestFactory connections() {
    return new HttpComponentsClientHttpRequestFactory(HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(256).setMaxConnPerRoute(256).build())
        .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableContentCompression()
        .build());
  }
}
