package dev.assent.web;

import dev.assent.MovableClock;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The module `web` alone, with two audiences that share one browser. Not a configuration, so no scan finds it. */
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
    OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class,
    OAuth2ClientAutoConfiguration.class},
    excludeName = "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration")
@Import({PageConfiguration.class, WebConfiguration.class, OpenPages.class, StartPage.class, AudienceChain.class,
    SignInThrottle.class, GalleryPages.class})
class TestSite {

  static final Audience NORTH = new Audience("north", "/north", List.of("/north", "/north/**"), List.of());
  static final Audience SOUTH = new Audience("south", "/south", List.of("/south", "/south/**"), List.of());

  @Bean
  MovableClock clock() {
    return new MovableClock();
  }

  @Bean
  @Order(40)
  SecurityFilterChain northChain(HttpSecurity http, AudienceChain chain) throws Exception {
    return people(chain.secure(http, NORTH, knows("nora"))).build();
  }

  @Bean
  @Order(50)
  SecurityFilterChain southChain(HttpSecurity http, AudienceChain chain) throws Exception {
    return people(chain.secure(http, SOUTH, knows("sam"))).build();
  }

  @Bean
  @Order(60)
  SecurityFilterChain galleryChain(HttpSecurity http) throws Exception {
    return http.securityMatcher("/gallery/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .headers(PageHeaders::secure)
        .build();
  }

  private static HttpSecurity people(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests -> requests
        .requestMatchers("/*/managers").hasRole("MANAGER")
        .anyRequest().authenticated());
  }

  private static AuthenticationProvider knows(String name) {
    return new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
        User.withUsername(name).password("{noop}secret of " + name).roles("PERSON").build()));
  }
}
