package dev.assent.token;

import dev.assent.MovableClock;
import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The module and those it depends on, with a log-in that takes any customer's word. Not a configuration, so no scan
 * finds it.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "dev.assent.tsp")
@ComponentScan({"dev.assent.token", "dev.assent.client", "dev.assent.consent", "dev.assent.catalog", "dev.assent.tsp",
    "dev.assent.keys", "dev.assent.web"})
@ConfigurationPropertiesScan({"dev.assent.token", "dev.assent.keys", "dev.assent.web"})
class TokenSite {

  static final String LOG_IN = "/log-in-of-the-test";

  @Bean
  MovableClock clock() {
    return new MovableClock();
  }

  @Bean
  @Order(1)
  SecurityFilterChain logInOfTheTest(HttpSecurity http) throws Exception {
    return http.securityMatcher(LOG_IN)
        .addFilterAfter(new LogIn(), SecurityContextHolderFilter.class)
        .build();
  }

  private static final class LogIn extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
      var customer = UsernamePasswordAuthenticationToken.authenticated(request.getParameter("customer"), null,
          List.copyOf(AuthorityUtils.createAuthorityList("ROLE_CUSTOMER")));
      AudienceSessions.of(Audience.CUSTOMER).contexts()
          .saveContext(new SecurityContextImpl(customer), request, response);
    }
  }
}
