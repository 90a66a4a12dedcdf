package dev.assent.onboarding.workflow;

import dev.assent.onboarding.CertificationReviews;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RenewCertification implements JavaDelegate {

  private final CertificationReviews reviews;

  RenewCertification(CertificationReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.renew(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
