package dev.assent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

/** Rule 2 of the architecture: libraries that may have to be exchanged are known in few places. */
@AnalyzeClasses(packagesOf = AssentApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** The community edition is at its end: a fork must stay a one-day change. */
  @ArchTest
  static final ArchRule camunda_is_known_in_engine_and_workflow_only = noClasses()
      .that().resideOutsideOfPackages("dev.assent.engine..", "dev.assent..workflow..")
      .should().dependOnClassesThat().resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule nimbus_is_known_in_jose_keys_token_and_demo_only = noClasses()
      .that().resideOutsideOfPackages("dev.assent.jose..", "dev.assent.keys..", "dev.assent.token..",
          "dev.assent.demo..")
      .should().dependOnClassesThat().resideInAPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule the_authorization_server_is_known_in_token_only = noClasses()
      .that().resideOutsideOfPackage("dev.assent.token..")
      .should().dependOnClassesThat()
      .resideInAPackage("org.springframework.security.oauth2.server.authorization..");

  @ArchTest
  static final ArchRule jose_knows_neither_web_nor_security_nor_database = noClasses()
      .that().resideInAPackage("dev.assent.jose..")
      .should().dependOnClassesThat().resideInAnyPackage("org.springframework.web..", "jakarta.servlet..",
          "org.springframework.security..", "org.springframework.jdbc..", "org.springframework.data..");

  @ArchTest
  static final ArchRule time_is_asked_of_the_injected_clock = noClasses()
      .that().resideOutsideOfPackage("dev.assent.demo..")
      .should().callMethod(Instant.class, "now")
      .orShould().callMethod(LocalDate.class, "now")
      .orShould().callMethod(System.class, "currentTimeMillis");
}
