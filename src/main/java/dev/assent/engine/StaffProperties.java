package dev.assent.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code ASSENT_STAFF_ADMIN_NAME} and {@code ASSENT_STAFF_ADMIN_PASSWORD}: the first manager of an empty directory. */
@ConfigurationProperties("assent.staff")
record StaffProperties(Admin admin) {

  record Admin(String name, String password) {
  }
}
