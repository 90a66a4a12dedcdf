package dev.assent.demo;

import dev.assent.approval.StaffGroup;
import dev.assent.engine.StaffDirectory;
import dev.assent.engine.StaffSeed;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The bank's people, two in each group so that four eyes can be tried. */
@Component
@Profile("demo")
class DemoStaff implements StaffSeed {

  private final DemoSettings settings;

  DemoStaff(DemoSettings settings) {
    this.settings = settings;
  }

  @Override
  public void seed(StaffDirectory directory) {
    for (StaffGroup group : StaffGroup.values()) {
      String name = group.id();
      String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      directory.add(name, title, settings.staffPassword(), Set.of(group));
      directory.add(name + "2", title + " 2", settings.staffPassword(), Set.of(group));
    }
  }
}
