package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Rule 1 of the architecture: modules depend on each other only as their {@code package-info.java} says. */
class ModulesTest {

  private final ApplicationModules modules = ApplicationModules.of(AssentApplication.class);

  @Test
  void no_module_depends_on_another_that_it_does_not_name_and_there_is_no_circle() {
    modules.verify();
  }

  @Test
  void every_module_but_the_demo_names_what_it_depends_on() {
    modules.stream()
        .filter(module -> !module.getIdentifier().toString().equals("demo"))
        .forEach(module -> assertThat(declaration(module.getBasePackage().getName()).allowedDependencies())
            .as("allowedDependencies of %s", module.getIdentifier())
            .doesNotContain(ApplicationModule.OPEN_TOKEN));
  }

  private static ApplicationModule declaration(String packageName) {
    try {
      ApplicationModule found = Class.forName(packageName + ".package-info").getAnnotation(ApplicationModule.class);
      assertThat(found).as("@ApplicationModule of %s", packageName).isNotNull();
      return found;
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(packageName + " has no package-info.java", missing);
    }
  }
}
