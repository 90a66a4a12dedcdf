package dev.assent.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs when the due period is over: tells everybody who may sign. */
@Component
class RemindSigners implements JavaDelegate {

  private final OpenReviews reviews;

  RemindSigners(OpenReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.of(execution.getProcessInstanceId())
        .forEach(review -> reviews.tell(review.groups(), "review-reminder", review));
  }
}
