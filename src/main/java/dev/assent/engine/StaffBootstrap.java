package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sees to it that the bank can be managed: no password has a default, and no start goes on without a manager. */
@Component
class StaffBootstrap {

  private final StaffDirectory directory;
  private final StaffProperties properties;
  private final ObjectProvider<StaffSeed> seeds;

  StaffBootstrap(StaffDirectory directory, StaffProperties properties, ObjectProvider<StaffSeed> seeds) {
    this.directory = directory;
    this.properties = properties;
    this.seeds = seeds;
  }

  void ensureManager() {
    if (directory.isEmpty()) {
      seeds.orderedStream().forEach(seed -> seed.seed(directory));
    }
    if (!directory.hasManager()) {
      addFirstManager(properties.admin());
    }
  }

  private void addFirstManager(StaffProperties.Admin admin) {
    if (admin == null || isBlank(admin.name()) || isBlank(admin.password())) {
      throw new IllegalStateException("The bank has no manager yet. Set ASSENT_STAFF_ADMIN_NAME and "
          + "ASSENT_STAFF_ADMIN_PASSWORD (at least " + StaffDirectory.SHORTEST_PASSWORD
          + " characters) for the first start: they make the first manager, who signs in at /bank.");
    }
    directory.add(admin.name(), admin.name(), admin.password(), EnumSet.of(StaffGroup.MANAGER));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
