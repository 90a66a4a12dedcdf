package dev.assent.console;

import dev.assent.engine.StaffDirectory;
import dev.assent.engine.TasklistAccess;
import dev.assent.engine.TasklistSignIn;
import dev.assent.web.Audience;
import dev.assent.web.AudienceChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One log-in for the console and Tasklist. */
@Configuration(proxyBeanMethods = false)
class StaffChain {

  private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
  private static final RequestMatcher LOG_OUT = PATHS.matcher(HttpMethod.POST, Audience.BANK.logOut());

  /** Tasklist's own log-out button ends the whole staff log-in. */
  private static final RequestMatcher TASKLIST_LOG_OUT =
      PATHS.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/default/logout");

  private static final RequestMatcher TASKLIST_HOME =
      new OrRequestMatcher(PATHS.matcher("/camunda"), PATHS.matcher("/camunda/"));
  private static final RequestMatcher CAMUNDA = PATHS.matcher("/camunda/**");
  private static final RequestMatcher MANAGERS_PAGES = new OrRequestMatcher(PATHS.matcher("/bank/clients/**"),
      PATHS.matcher("/bank/apis/**"), PATHS.matcher("/bank/audit/**"), PATHS.matcher("/bank/deputies/**"),
      PATHS.matcher("/bank/incidents/**"), PATHS.matcher("/bank/tsps/**"), PATHS.matcher("/bank/keys/**"),
      PATHS.matcher("/bank/watched/**"));
  private static final RequestMatcher CARE_PAGES = PATHS.matcher("/bank/customers/**");
  private static final RequestMatcher EVERYBODYS_PAGES =
      new OrRequestMatcher(PATHS.matcher("/bank"), PATHS.matcher("/bank/notices/**"));

  @Bean
  @Order(30)
  SecurityFilterChain staffSecurity(HttpSecurity http, AudienceChain chain, StaffDirectory directory,
      TasklistAccess tasklist) throws Exception {
    return chain.secure(http, Audience.BANK, new StaffLogIn(directory))
        // Whole paths: a plain string would be matched inside Spring MVC's servlet, and Camunda's API has servlets of
        // its own, which this chain must guard too.
        .securityMatcher(new OrRequestMatcher(Audience.BANK.paths().stream().<RequestMatcher>map(PATHS::matcher)
            .toList()))
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(PATHS.matcher(Audience.BANK.logIn())).permitAll()
            .requestMatchers(TASKLIST_HOME).hasRole("STAFF")
            .requestMatchers(CAMUNDA).access(tasklist)
            .requestMatchers(MANAGERS_PAGES).hasRole("MANAGER")
            .requestMatchers(CARE_PAGES).hasRole("CARE")
            .requestMatchers(EVERYBODYS_PAGES).hasAnyRole("STAFF", "CARE")
            .anyRequest().hasRole("STAFF"))
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint(new StaffEntry(chain.entryPoint(Audience.BANK))))
        // Camunda's webapps bring a CSRF token of their own.
        .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA))
        .logout(logout -> logout
            .logoutRequestMatcher(new OrRequestMatcher(LOG_OUT, TASKLIST_LOG_OUT))
            .addLogoutHandler(StaffChain::forgetTasklist)
            .defaultLogoutSuccessHandlerFor(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT),
                TASKLIST_LOG_OUT))
        .addFilterBefore(new StillStaffFilter(directory), ExceptionTranslationFilter.class)
        .build();
  }

  private static void forgetTasklist(HttpServletRequest request, HttpServletResponse response, Authentication person) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      TasklistSignIn.forget(session);
    }
  }
}
