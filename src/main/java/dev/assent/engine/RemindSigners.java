package dev.assent.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs when the due period is over: tells everybody who may sign, unless an escalation tells them at that moment. */
@Component
class RemindSigners implements JavaDelegate {

  private final OpenReviews reviews;
  private final Escalations escalations;

  RemindSigners(OpenReviews reviews, Escalations escalations) {
    this.reviews = reviews;
    this.escalations = escalations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (escalations.about(execution.getProcessInstanceId())) {
      return;
    }
    reviews.of(execution.getProcessInstanceId())
        .forEach(review -> reviews.tell(review.groups(), "review-reminder", review));
  }
}
