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

  EngineStart(StaffIdentity identity, StaffBootstrap staff, TasklistFilters filters, TasklistGrants grants,
      ReviewedTasks tasks) {
    this.identity = identity;
    this.staff = staff;
    this.filters = filters;
    this.grants = grants;
    this.tasks = tasks;
  }

  @Override
  public void afterSingletonsInstantiated() {
    identity.ensureGroups();
    grants.ensure(filters.ensure());
    staff.ensureManager();
    tasks.ensureReviews();
  }
}
