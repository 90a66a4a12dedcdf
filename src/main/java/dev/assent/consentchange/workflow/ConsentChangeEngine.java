package dev.assent.consentchange.workflow;

import dev.assent.consentchange.ConsentChangeProcess;
import dev.assent.consentchange.ReviewInputs;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The process {@code consent-change} in the engine; an instance's business key is the change's id. */
@Component
class ConsentChangeEngine implements ConsentChangeProcess {

  static final String PROCESS = "consent-change";
  private static final String TAKEN_BACK = "consent-taken-back";

  private final RuntimeService runtime;

  ConsentChangeEngine(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void start(UUID changeId, ReviewInputs inputs) {
    runtime.startProcessInstanceByKey(PROCESS, changeId.toString(), Map.of(
        "widening", inputs.widening(),
        "sensitive", inputs.sensitive(),
        "flaggedCustomer", inputs.flaggedCustomer(),
        "flaggedTsp", inputs.flaggedTsp()));
  }

  @Override
  public void endReview(UUID changeId) {
    runtime.createMessageCorrelation(TAKEN_BACK).processInstanceBusinessKey(changeId.toString())
        .correlateAllWithResult();
  }
}
