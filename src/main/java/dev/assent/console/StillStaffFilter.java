package dev.assent.console;

import dev.assent.engine.StaffDirectory;
import dev.assent.engine.TasklistSignIn;
import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the log-in of somebody who was disabled or moved to other groups since, with the next request. */
class StillStaffFilter extends OncePerRequestFilter {

  private final StaffDirectory directory;

  StillStaffFilter(StaffDirectory directory) {
    this.directory = directory;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person != null && !isStill(person)) {
      SecurityContextHolder.clearContext();
      AudienceSessions.of(Audience.BANK).contexts()
          .saveContext(SecurityContextHolder.createEmptyContext(), request, response);
      TasklistSignIn.forget(request.getSession());
    }
    chain.doFilter(request, response);
  }

  private boolean isStill(Authentication person) {
    return directory.find(person.getName())
        .filter(member -> member.enabled()
            && Set.copyOf(StaffLogIn.authorities(member)).equals(Set.copyOf(person.getAuthorities())))
        .isPresent();
  }
}
