package dev.assent.onboarding.workflow;

import dev.assent.engine.RiskInputs;
import dev.assent.onboarding.CertificationReviews;
import dev.assent.tsp.Certification;
import dev.assent.tsp.Tsp;
import java.util.UUID;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.springframework.stereotype.Component;

/** The inputs of the approval flow for a TSP that goes on: what it may call is signed with each application. */
@Component
public class CertificationRisk {

  private final CertificationReviews reviews;

  CertificationRisk(CertificationReviews reviews) {
    this.reviews = reviews;
  }

  public ObjectValue of(String certificationId) {
    Tsp tsp = reviews.of(UUID.fromString(certificationId)).tsp();
    return RiskInputs.of("public", false, tsp.certification() != Certification.NONE, 0);
  }
}
