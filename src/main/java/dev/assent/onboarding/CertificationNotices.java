package dev.assent.onboarding;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a TSP how its approval stands, in the transaction that brings it about. */
@Component
class CertificationNotices {

  private static final String PROFILE = "/portal/account/profile";

  private final DeveloperNotices developers;

  CertificationNotices(DeveloperNotices developers) {
    this.developers = developers;
  }

  @EventListener
  void on(CertificationReviewBegun event) {
    developers.tell(event.tspId(), "certification-review-started", PROFILE, developers.day(event.validUntil()));
  }

  @EventListener
  void on(CertificationLapsed event) {
    developers.tell(event.tspId(), "certification-lapsed", PROFILE, developers.day(event.validUntil()));
  }

  @EventListener
  void on(CertificationRenewed event) {
    developers.tell(event.tspId(), "certification-renewed", PROFILE, developers.day(event.until()));
  }

  @EventListener
  void on(CertificationReviewedAgain event) {
    developers.tell(event.tspId(), "certification-review-again", PROFILE);
  }

  @EventListener
  void on(CertificationRefused event) {
    developers.tell(event.tspId(), "certification-refused", PROFILE, event.reason());
  }
}
