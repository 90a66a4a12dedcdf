package dev.assent.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.approval.Deputies;
import dev.assent.approval.StaffGroup;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever is signed in as staff is signed in to Tasklist, as the same person and with the groups of this moment: their
 * own, and those that they are deputies of.
 */
@Configuration(proxyBeanMethods = false)
public class TasklistSignIn {

  /** Prefix of the authorities that name the groups a person signs for, e.g. {@code GROUP_approver}. */
  public static final String GROUP_AUTHORITY = "GROUP_";

  private static final String SESSION_KEY = "authenticatedUser";

  /** Ends what Tasklist remembers of a person; whoever ends the staff sign-in calls it. */
  public static void forget(HttpSession session) {
    session.removeAttribute(SESSION_KEY);
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> tasklistSignInFilter(Deputies deputies) {
    var registration = new FilterRegistrationBean<ContainerBasedAuthenticationFilter>(new StaffFilter(deputies));
    // Right behind the security chain, which has decided who it is and whether the path is open.
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    return registration;
  }

  @Bean
  FilterRegistrationBean<TaskRequestFilter> taskRequestFilter(ObjectMapper json, TaskService tasks) {
    var registration = new FilterRegistrationBean<>(new TaskRequestFilter(json, tasks));
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
    registration.addUrlPatterns("/camunda/api/engine/engine/default/task/*");
    return registration;
  }

  private static final class StaffFilter extends ContainerBasedAuthenticationFilter {

    private final Deputies deputies;

    StaffFilter(Deputies deputies) {
      this.deputies = deputies;
      authenticationProvider = new SpringSecurityProvider(deputies);
    }

    @Override
    public void init(FilterConfig configuration) {
      // The provider is set; the engine's own way makes it from a class name.
    }

    @Override
    protected boolean existisAuthentication(Authentications known, String engine, String username) {
      return super.existisAuthentication(known, engine, username)
          && known.getAuthenticationForProcessEngine(engine) instanceof UserAuthentication before
          && Set.copyOf(before.getGroupIds()).equals(Set.copyOf(groups(signedIn(), deputies)));
    }
  }

  private record SpringSecurityProvider(Deputies deputies) implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
      Authentication person = signedIn();
      if (person == null || !person.isAuthenticated()) {
        return AuthenticationResult.unsuccessful();
      }
      AuthenticationResult result = AuthenticationResult.successful(person.getName());
      result.setGroups(groups(person, deputies));
      return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
      // The security chain leads to the log-in page; nobody without a sign-in gets this far.
    }
  }

  private static Authentication signedIn() {
    return SecurityContextHolder.getContext().getAuthentication();
  }

  private static List<String> groups(Authentication person, Deputies deputies) {
    List<StaffGroup> own = person.getAuthorities().stream().map(GrantedAuthority::getAuthority)
        .filter(authority -> authority.startsWith(GROUP_AUTHORITY))
        .map(authority -> StaffGroup.of(authority.substring(GROUP_AUTHORITY.length())))
        .toList();
    return deputies.with(own).stream().map(StaffGroup::id).toList();
  }
}
