package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Writes the staff into the engine's identity tables, without a password: nobody signs in there. */
@Component
class StaffIdentity {

  /**
   * Member of {@code camunda-admin} so that the engine never believes it still has to be set up (CVE-2026-77226). It
   * is nobody's name and has no password: the bank needs no one who can overrule its approvals.
   */
  static final String ENGINE_ADMIN = "assent-engine";

  private final IdentityService identities;
  private final AuthorizationService authorizations;

  StaffIdentity(IdentityService identities, AuthorizationService authorizations) {
    this.identities = identities;
    this.authorizations = authorizations;
  }

  void provision(StaffMember member) {
    User user = identities.newUser(member.username());
    user.setFirstName(member.displayName());
    user.setLastName(""); // Tasklist shows both
    identities.saveUser(user);
    allowOnlyToReadOneself(member.username());
    // Who signs nothing has nothing to do in the engine.
    member.groups().stream().filter(StaffGroup::signs)
        .forEach(group -> identities.createMembership(member.username(), group.id()));
  }

  /** Leaves the person known, so that what they did keeps a name, but in no group. */
  void withdraw(String username) {
    identities.createGroupQuery().groupMember(username).list()
        .forEach(group -> identities.deleteMembership(username, group.getId()));
  }

  void ensureGroups() {
    for (StaffGroup group : StaffGroup.signing()) {
      ensureGroup(group.id(), group.name().charAt(0) + group.id().substring(1) + "s", "WORKFLOW");
    }
    ensureGroup(Groups.CAMUNDA_ADMIN, "Engine administration", Groups.GROUP_TYPE_SYSTEM);
    if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
      identities.saveUser(identities.newUser(ENGINE_ADMIN));
      identities.createMembership(ENGINE_ADMIN, Groups.CAMUNDA_ADMIN);
    }
  }

  private void ensureGroup(String id, String name, String type) {
    if (identities.createGroupQuery().groupId(id).count() == 0) {
      var group = identities.newGroup(id);
      group.setName(name);
      group.setType(type);
      identities.saveGroup(group);
    }
  }

  /** The engine lets everybody change their own user; a password set that way would be a second way in. */
  private void allowOnlyToReadOneself(String username) {
    Authorization own = authorizations.createAuthorizationQuery()
        .userIdIn(username).resourceType(Resources.USER).resourceId(username).singleResult();
    if (own != null) {
      own.setPermissions(new Permission[] {Permissions.READ});
      authorizations.saveAuthorization(own);
    }
  }
}
