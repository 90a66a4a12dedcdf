package dev.assent;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Several contexts, each with an engine of its own, live in one test run: the assertions must ask this test's. */
public class AssertionsUseThisEngine implements BeforeEachCallback {

  @Override
  public void beforeEach(ExtensionContext test) {
    AbstractAssertions.init(SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class));
  }
}
