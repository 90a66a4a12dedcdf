package dev.assent.onboarding.workflow;

import dev.assent.onboarding.CertificationReviews;
import dev.assent.tsp.Certification;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The inputs of the approval flow for a TSP that goes on: what it may call is signed with each application. */
@Component
public class CertificationRisk {

  private final CertificationReviews reviews;

  CertificationRisk(CertificationReviews reviews) {
    this.reviews = reviews;
  }

  public boolean certified(String certificationId) {
    return reviews.of(UUID.fromString(certificationId)).tsp().certification() != Certification.NONE;
  }

  public String sensitivity(String certificationId) {
    return "public";
  }

  public boolean first(String certificationId) {
    return false;
  }

  public int apis(String certificationId) {
    return 0;
  }
}
