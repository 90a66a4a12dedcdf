package dev.assent.onboarding.workflow;

import dev.assent.engine.OpenSheets;
import dev.assent.onboarding.CertificationProcess;
import dev.assent.onboarding.CertificationReviews;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class LapseCertification implements JavaDelegate {

  private final CertificationReviews reviews;
  private final OpenSheets sheets;

  LapseCertification(CertificationReviews reviews, OpenSheets sheets) {
    this.reviews = reviews;
    this.sheets = sheets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.lapse(UUID.fromString(execution.getProcessBusinessKey()));
    sheets.refresh(CertificationProcess.KEY, execution.getProcessBusinessKey());
  }
}
