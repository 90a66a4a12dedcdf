package dev.assent.onboarding.workflow;

import dev.assent.engine.RiskInputs;
import dev.assent.onboarding.RegistrationReviews;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.RegistrationUnderReview;
import dev.assent.tsp.Certification;
import java.util.UUID;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.springframework.stereotype.Component;

/** What the diagram asks about a registration: the inputs of the approval flow, and the first gateway's condition. */
@Component
public class RegistrationRisk {

  private final RegistrationReviews reviews;

  RegistrationRisk(RegistrationReviews reviews) {
    this.reviews = reviews;
  }

  public boolean emailToVerify(String registrationId) {
    return review(registrationId).registration().status() == RegistrationStatus.UNVERIFIED;
  }

  /** A registration asks for no data yet. */
  public ObjectValue of(String registrationId) {
    return RiskInputs.of("public", true, review(registrationId).tsp().certification() != Certification.NONE, 0);
  }

  private RegistrationUnderReview review(String registrationId) {
    return reviews.of(UUID.fromString(registrationId));
  }
}
