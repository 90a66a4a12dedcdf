package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bank's staff: who they are, which groups they sign for, and whether a password is theirs. This is the truth;
 * the engine's identity tables follow it in the same transaction.
 */
@Service
public class StaffDirectory {

  static final int SHORTEST_PASSWORD = 8;
  private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,63}");

  private final StaffTable staff;
  private final StaffIdentity identity;
  private final Clock clock;
  private final PasswordEncoder passwords;
  private final String hashOfNobody;

  /** @param strength binary logarithm of bcrypt's rounds */
  StaffDirectory(StaffTable staff, StaffIdentity identity, Clock clock,
      @Value("${assent.password-strength}") int strength) {
    this.staff = staff;
    this.identity = identity;
    this.clock = clock;
    this.passwords = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(strength)));
    this.hashOfNobody = passwords.encode("nobody's password");
  }

  /**
   * @param password in clear; only its hash is kept
   * @throws IllegalArgumentException if the name cannot be one, or the password is too short
   * @throws org.springframework.dao.DuplicateKeyException if the name is taken
   */
  @Transactional
  public StaffMember add(String username, String displayName, String password, Set<StaffGroup> groups) {
    if (!USERNAME.matcher(username).matches() || StaffIdentity.ENGINE_ADMIN.equals(username)) {
      throw new IllegalArgumentException("A staff name is 2 to 64 lower-case letters, digits, dots, dashes or "
          + "underscores and starts with a letter; this one is not: " + username);
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException("A staff password has at least " + SHORTEST_PASSWORD + " characters");
    }
    StaffMember member = new StaffMember(username, displayName, true, groups);
    staff.insert(member, passwords.encode(password), clock.instant());
    identity.provision(member);
    return member;
  }

  @Transactional(readOnly = true)
  public Optional<StaffMember> find(String username) {
    return staff.find(username);
  }

  /** All of them, those who were disabled included. */
  @Transactional(readOnly = true)
  public List<String> usernames() {
    return staff.usernames();
  }

  /** A disabled person is signed out with the next request. */
  @Transactional
  public void disable(String username) {
    staff.disable(username);
    identity.withdraw(username);
  }

  /** The person whose name and password these are; empty if there is none, or if the person is disabled. */
  @Transactional(readOnly = true)
  public Optional<StaffMember> signIn(String username, String password) {
    // Hashing for unknown names too keeps the answer's time from telling which names exist.
    String hash = staff.passwordHash(username).orElse(hashOfNobody);
    boolean matches = passwords.matches(password, hash);
    return staff.find(username).filter(member -> matches && member.enabled());
  }

  @Transactional(readOnly = true)
  boolean isEmpty() {
    return staff.count() == 0;
  }

  @Transactional(readOnly = true)
  boolean hasManager() {
    return staff.countEnabled(StaffGroup.MANAGER) > 0;
  }
}
