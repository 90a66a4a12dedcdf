package dev.assent.audit;

import dev.assent.accessrequest.ApiAccessGranted;
import dev.assent.accessrequest.ApiApplicationClosed;
import dev.assent.accessrequest.ApiApplicationConfirmed;
import dev.assent.accessrequest.ApiApplicationCorrected;
import dev.assent.accessrequest.ApiApplicationDecided;
import dev.assent.accessrequest.ApiApplicationSigned;
import dev.assent.approval.Verdict;
import dev.assent.catalog.ApiPath;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines about API applications. */
@Component
class ApiApplicationAudit {

  private static final String SYSTEM = "system";

  private final AuditTrail trail;

  ApiApplicationAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(ApiApplicationConfirmed event) {
    trail.append(event.applicant(), "api-application-submitted", event.applicationId().toString(),
        event.clientId() + ": " + names(event.apis()));
  }

  @EventListener
  void on(ApiApplicationSigned event) {
    trail.append(event.by(), "api-application-signed", event.applicationId().toString(), event.verdict().id() + " for "
        + event.group() + (event.declined().isEmpty() ? "" : ", without " + names(event.declined()))
        + because(event.reason()));
  }

  @EventListener
  void on(ApiApplicationDecided event) {
    trail.append(event.decidedBy(), "api-application-" + outcome(event.verdict()), event.applicationId().toString(),
        because(event.reason()));
  }

  @EventListener
  void on(ApiApplicationCorrected event) {
    trail.append(event.by(), "api-application-corrected", event.applicationId().toString(), names(event.apis()));
  }

  @EventListener
  void on(ApiApplicationClosed event) {
    trail.append(event.by() == null ? SYSTEM : event.by(), "api-application-"
        + event.outcome().name().toLowerCase(Locale.ROOT), event.applicationId().toString(), "TSP " + event.tspId());
  }

  @EventListener
  void on(ApiAccessGranted event) {
    trail.append(SYSTEM, "api-access-granted", event.clientId(), names(event.apis()));
  }

  private static String because(String reason) {
    return reason == null ? "" : " because: " + reason;
  }

  private static String outcome(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> "approved";
      case RETURN -> "returned";
      case REJECT -> "rejected";
    };
  }

  private static String names(List<ApiPath> apis) {
    return apis.stream().map(ApiPath::toString).collect(Collectors.joining(", "));
  }
}
