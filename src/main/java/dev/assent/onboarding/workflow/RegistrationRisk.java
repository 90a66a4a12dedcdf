package dev.assent.onboarding.workflow;

import dev.assent.onboarding.RegistrationReviews;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.RegistrationUnderReview;
import dev.assent.tsp.Certification;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the diagram asks about a registration: the inputs of the approval flow, and the first gateway's condition. */
@Component
public class RegistrationRisk {

  private final RegistrationReviews reviews;

  RegistrationRisk(RegistrationReviews reviews) {
    this.reviews = reviews;
  }

  public boolean emailToVerify(String registrationId) {
    return of(registrationId).registration().status() == RegistrationStatus.UNVERIFIED;
  }

  public boolean certified(String registrationId) {
    return of(registrationId).tsp().certification() != Certification.NONE;
  }

  /** A registration asks for no data yet. */
  public String sensitivity(String registrationId) {
    return "public";
  }

  public boolean first(String registrationId) {
    return true;
  }

  public int apis(String registrationId) {
    return 0;
  }

  private RegistrationUnderReview of(String registrationId) {
    return reviews.of(UUID.fromString(registrationId));
  }
}
