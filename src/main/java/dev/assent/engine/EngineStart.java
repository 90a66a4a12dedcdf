package dev.assent.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** What must be in place before the first request: it runs when all beans exist and before the port opens. */
@Component
class EngineStart implements SmartInitializingSingleton {

  private final StaffIdentity identity;
  private final StaffBootstrap staff;
  private final TasklistFilters filters;
  private final TasklistGrants grants;
  private final ReviewedTasks tasks;
  private final OverdueIndex overdue;

  EngineStart(StaffIdentity identity, StaffBootstrap staff, TasklistFilters filters, TasklistGrants grants,
      ReviewedTasks tasks, OverdueIndex overdue) {
    this.identity = identity;
    this.staff = staff;
    this.filters = filters;
    this.grants = grants;
    this.tasks = tasks;
    this.overdue = overdue;
  }

  @Override
  public void afterSingletonsInstantiated() {
    overdue.ensure();
    identity.ensureGroups();
    grants.ensure(filters.ensure());
    staff.ensureManager();
    tasks.ensureReviews();
  }
}
