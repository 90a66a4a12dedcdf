package dev.assent.onboarding.workflow;

import dev.assent.onboarding.CertificationReviews;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** When the diagram's timers run out. */
@Component
public class CertificationDates {

  private final CertificationReviews reviews;

  CertificationDates(CertificationReviews reviews) {
    this.reviews = reviews;
  }

  public Date reviewFrom(String certificationId) {
    return Date.from(reviews.of(UUID.fromString(certificationId)).reviewFrom());
  }

  public Date end(String certificationId) {
    return Date.from(reviews.of(UUID.fromString(certificationId)).period().validUntil());
  }
}
