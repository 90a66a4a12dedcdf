package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OnboardingProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class CamundaOnboardingProcess implements OnboardingProcess {

  static final String KEY = "tsp-registration";

  private final RuntimeService runtime;

  CamundaOnboardingProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void start(UUID registrationId) {
    runtime.startProcessInstanceByKey(KEY, registrationId.toString());
  }
}
