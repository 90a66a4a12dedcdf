package dev.assent;

import java.util.Set;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/**
 * Leaves the modules that people and processes need out of an instance that runs in the {@code gateway} role, so that
 * the data plane scales and starts without the engine.
 */
class GatewayRoleFilter implements TypeFilter, EnvironmentAware {

  private static final Set<String> NEED_THE_ENGINE = Set.of("engine", "approval", "notification", "onboarding",
      "accessrequest", "consentchange", "securityevent", "grantmanagement", "settingchange", "customer", "portal",
      "console", "audit", "demo");

  private boolean gatewayRole;

  @Override
  public void setEnvironment(Environment environment) {
    gatewayRole = !environment.getProperty("camunda.bpm.enabled", Boolean.class, true);
  }

  @Override
  public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
    return gatewayRole && NEED_THE_ENGINE.contains(moduleOf(reader.getClassMetadata().getClassName()));
  }

  private static String moduleOf(String className) {
    String inside = className.substring(GatewayRoleFilter.class.getPackageName().length() + 1);
    int dot = inside.indexOf('.');
    return dot < 0 ? "" : inside.substring(0, dot);
  }
}
