package dev.assent.console;

import dev.assent.approval.StaffGroup;
import dev.assent.engine.StaffDirectory;
import dev.assent.engine.StaffMember;
import dev.assent.engine.TasklistSignIn;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Logs in the people of the staff directory: those who sign as staff, managers also as managers, and customer care as
 * that alone. No bean, for a provider bean would serve every chain of the application.
 */
class StaffLogIn implements AuthenticationProvider {

  private final StaffDirectory directory;

  StaffLogIn(StaffDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    return directory.signIn(asked.getName(), String.valueOf(asked.getCredentials()))
        .map(StaffLogIn::authenticated)
        .orElseThrow(() -> new BadCredentialsException("No enabled staff member has this name and password"));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private static Authentication authenticated(StaffMember member) {
    return UsernamePasswordAuthenticationToken.authenticated(member.username(), null, authorities(member));
  }

  static List<GrantedAuthority> authorities(StaffMember member) {
    Stream<String> roles = member.groups().stream().flatMap(group -> switch (group) {
      case REVIEWER, APPROVER -> Stream.of("ROLE_STAFF");
      case MANAGER -> Stream.of("ROLE_STAFF", "ROLE_MANAGER");
      case CARE -> Stream.of("ROLE_CARE");
    }).distinct();
    Stream<String> groups = member.groups().stream().map(group -> TasklistSignIn.GROUP_AUTHORITY + group.id()).sorted();
    return Stream.concat(roles, groups).<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
  }
}
