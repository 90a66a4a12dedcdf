package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.util.Set;

/** A person of the bank. A disabled one cannot sign in, and is signed out with the next request. */
public record StaffMember(String username, String displayName, boolean enabled, Set<StaffGroup> groups) {

  public StaffMember {
    groups = Set.copyOf(groups);
  }
}
