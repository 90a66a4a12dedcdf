package dev.assent.onboarding.workflow;

import dev.assent.onboarding.CertificationProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class CamundaCertificationProcess implements CertificationProcess {

  private final RuntimeService runtime;

  CamundaCertificationProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void start(UUID certificationId) {
    runtime.startProcessInstanceByKey(KEY, certificationId.toString());
  }

  @Override
  public void tspLeaves(UUID certificationId) {
    runtime.createMessageCorrelation("tsp-leaving").processInstanceBusinessKey(certificationId.toString())
        .correlateExclusively();
  }
}
