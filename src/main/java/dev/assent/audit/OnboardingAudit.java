package dev.assent.audit;

import dev.assent.approval.Verdict;
import dev.assent.onboarding.CertificationEnded;
import dev.assent.onboarding.CertificationLapsed;
import dev.assent.onboarding.CertificationRefused;
import dev.assent.onboarding.CertificationRenewed;
import dev.assent.onboarding.CertificationReviewBegun;
import dev.assent.onboarding.CertificationReviewedAgain;
import dev.assent.onboarding.CertificationSigned;
import dev.assent.onboarding.RegistrationClosed;
import dev.assent.onboarding.RegistrationCorrected;
import dev.assent.onboarding.RegistrationDecided;
import dev.assent.onboarding.RegistrationGranted;
import dev.assent.onboarding.RegistrationSigned;
import dev.assent.onboarding.RegistrationSubmitted;
import dev.assent.onboarding.RegistrationVerified;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines about TSPs that come, stay and go. */
@Component
class OnboardingAudit {

  private static final String SYSTEM = "system";

  private final AuditTrail trail;

  OnboardingAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(RegistrationSubmitted event) {
    line(event.userName(), "registration-submitted", event.registrationId(), "TSP " + event.tspId());
  }

  @EventListener
  void on(RegistrationVerified event) {
    line(event.userName(), "registration-verified", event.registrationId(), "TSP " + event.tspId());
  }

  @EventListener
  void on(RegistrationSigned event) {
    line(event.by(), "registration-signed", event.registrationId(),
        event.verdict().id() + " for group " + event.group() + because(event.reason()));
  }

  @EventListener
  void on(RegistrationDecided event) {
    line(event.decidedBy(), "registration-" + done(event.verdict()), event.registrationId(), because(event.reason()));
  }

  @EventListener
  void on(RegistrationCorrected event) {
    line(event.by(), "registration-corrected", event.registrationId(), "TSP " + event.tspId());
  }

  @EventListener
  void on(RegistrationClosed event) {
    line(event.by() == null ? SYSTEM : event.by(), "registration-" + event.outcome().name().toLowerCase(Locale.ROOT),
        event.registrationId(), "TSP " + event.tspId());
  }

  @EventListener
  void on(RegistrationGranted event) {
    line(SYSTEM, "registration-granted", event.registrationId(), "client " + event.clientId());
  }

  @EventListener
  void on(CertificationReviewBegun event) {
    line(SYSTEM, "certification-review-begun", event.tspId(), "valid until " + event.validUntil());
  }

  @EventListener
  void on(CertificationReviewedAgain event) {
    line(event.by(), "certification-review-again", event.tspId(), "certification " + event.certificationId());
  }

  @EventListener
  void on(CertificationSigned event) {
    line(event.by(), "certification-signed", event.certificationId(),
        event.verdict().id() + " for group " + event.group() + because(event.reason()));
  }

  @EventListener
  void on(CertificationRenewed event) {
    line(SYSTEM, "certification-renewed", event.tspId(), "until " + event.until());
  }

  @EventListener
  void on(CertificationRefused event) {
    line(SYSTEM, "certification-refused", event.tspId(), "clients suspended" + because(event.reason()));
  }

  @EventListener
  void on(CertificationLapsed event) {
    line(SYSTEM, "certification-lapsed", event.tspId(), "valid until " + event.validUntil() + ", clients suspended");
  }

  @EventListener
  void on(CertificationEnded event) {
    line(SYSTEM, "certification-ended", event.tspId(), "the TSP leaves");
  }

  private void line(String actor, String action, UUID subject, String detail) {
    trail.append(actor, action, subject.toString(), detail);
  }

  private static String done(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> "approved";
      case RETURN -> "returned";
      case REJECT -> "rejected";
    };
  }

  private static String because(String reason) {
    return reason == null ? "" : " because: " + reason;
  }
}
