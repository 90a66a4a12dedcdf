package dev.assent.customer;

import dev.assent.web.Audience;
import dev.assent.web.AudienceChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Customers, and nobody else: neither the bank's staff nor a TSP's developer is logged in here. */
@Configuration(proxyBeanMethods = false)
class CustomerSecurity {

  static final String PRIVACY_POLICY = "/consents/privacy-policy";

  @Bean
  @Order(50)
  SecurityFilterChain customerChain(HttpSecurity http, AudienceChain chain, CustomerDirectory directory)
      throws Exception {
    return chain.secure(http, Audience.CUSTOMER, new CustomerLogIn(directory))
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(PRIVACY_POLICY).permitAll()
            .anyRequest().hasRole("CUSTOMER"))
        .build();
  }
}
