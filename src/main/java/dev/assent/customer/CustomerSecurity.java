package dev.assent.customer;

import dev.assent.web.Audience;
import dev.assent.web.AudienceChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** Customers, and nobody else: neither the bank's staff nor a TSP's developer is logged in here. */
@Configuration(proxyBeanMethods = false)
class CustomerSecurity {

  static final String PRIVACY_POLICY = "/consents/privacy-policy";

  @Bean
  @Order(50)
  SecurityFilterChain customerChain(HttpSecurity http, AudienceChain chain, CustomerDirectory directory,
      SecondFactor factor, LocaleResolver languages) throws Exception {
    return chain.secure(http, Audience.CUSTOMER, new CustomerLogIn(directory, factor))
        .formLogin(form -> form.failureHandler(new AfterPassword(factor, languages)))
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(PRIVACY_POLICY, SecondFactorPages.HERE).permitAll()
            .anyRequest().hasRole("CUSTOMER"))
        .build();
  }
}
