package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * The least that the staff needs in Tasklist: to open it, to read the process and the filters. The right to work on a
 * task comes with the task, for its candidate group alone ({@code defaultUserPermissionNameForTask}): a right on the
 * process definition would let every level sign every task.
 */
@Component
class TasklistGrants {

  private final AuthorizationService authorizations;

  TasklistGrants(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  void ensure(List<String> filterIds) {
    for (StaffGroup group : StaffGroup.signing()) {
      ensure(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      for (ReviewedProcess process : ReviewedProcess.values()) {
        ensure(group, Resources.PROCESS_DEFINITION, process.key(), Permissions.READ);
      }
      filterIds.forEach(id -> ensure(group, Resources.FILTER, id, Permissions.READ));
    }
  }

  private void ensure(StaffGroup group, Resource resource, String id, Permission permission) {
    if (authorizations.createAuthorizationQuery()
        .groupIdIn(group.id()).resourceType(resource).resourceId(id).count() == 0) {
      Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(group.id());
      grant.setResource(resource);
      grant.setResourceId(id);
      grant.addPermission(permission);
      authorizations.saveAuthorization(grant);
    }
  }
}
