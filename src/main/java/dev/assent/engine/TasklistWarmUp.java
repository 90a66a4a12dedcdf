package dev.assent.engine;

import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Loads Tasklist's servlet at start. Its page gives up when the first answer takes more than seven seconds, and stays
 * empty; on a busy machine the first one did.
 */
@Component
class TasklistWarmUp implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    // An initializer of the container runs behind those of the application, which register the servlet.
    factory.addContextCustomizers(context -> context.addServletContainerInitializer((classes, servlets) -> {
      if (servlets.getServletRegistration("Tasklist Api") instanceof ServletRegistration.Dynamic tasklist) {
        tasklist.setLoadOnStartup(1);
      }
    }, Set.of()));
  }
}
