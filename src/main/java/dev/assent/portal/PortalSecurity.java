package dev.assent.portal;

import dev.assent.tsp.DeveloperPasswords;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import dev.assent.web.Audience;
import dev.assent.web.AudienceChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;

/** Who may enter the portal: everybody reads the catalogue and signs up, the account is for developers. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

  @Bean
  @Order(40)
  SecurityFilterChain portalChain(HttpSecurity http, AudienceChain audiences, Tsps tsps, DeveloperPasswords passwords,
      LogInSuccess success, LogInFailure failure) throws Exception {
    return audiences.secure(http, Audience.PORTAL, developers(tsps, passwords))
        .formLogin(form -> form.successHandler(success).failureHandler(failure))
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(HttpMethod.GET, "/portal", "/portal/apis", "/portal/apis/*/*", "/portal/catalogue.json",
                "/portal/login").permitAll()
            .requestMatchers("/portal/sign-up", "/portal/sign-up/completed", "/portal/verify-email",
                "/portal/forgotten-password", "/portal/reset-password", "/portal/join").permitAll()
            .anyRequest().access(new DeveloperPages()))
        .addFilterBefore(new StillDeveloperFilter(tsps), ExceptionTranslationFilter.class)
        .build();
  }

  /** The password is checked first: only who knows it learns how the TSP stands. */
  private static DaoAuthenticationProvider developers(Tsps tsps, DeveloperPasswords passwords) {
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(name -> tsps.developer(name)
        .map(Developer::new)
        .orElseThrow(() -> new UsernameNotFoundException("No such developer")));
    provider.setPasswordEncoder(passwords);
    provider.setPreAuthenticationChecks(account -> { });
    provider.setPostAuthenticationChecks(account -> refuseWhenGone(account, tsps));
    return provider;
  }

  private static void refuseWhenGone(UserDetails account, Tsps tsps) {
    if (tsps.get(((Developer) account).tspId()).status() == TspStatus.LEFT) {
      throw new TspHasLeftException();
    }
  }
}
