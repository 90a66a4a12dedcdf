package dev.assent.accessrequest;

import dev.assent.approval.ApprovalLevel;
import dev.assent.approval.ApprovalRounds;
import dev.assent.engine.BankTime;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the applicant what becomes of an application, in the transaction that brings it about. */
@Component
class ApplicationNotices {

  private final ApiApplicationTable applications;
  private final ApprovalRounds rounds;
  private final Tsps tsps;
  private final Notifications notifications;
  private final BankTime time;

  ApplicationNotices(ApiApplicationTable applications, ApprovalRounds rounds, Tsps tsps, Notifications notifications,
      BankTime time) {
    this.applications = applications;
    this.rounds = rounds;
    this.tsps = tsps;
    this.notifications = notifications;
    this.time = time;
  }

  @EventListener
  void on(ApiApplicationConfirmed event) {
    tell(event.applicationId(), "application-received");
  }

  @EventListener
  void on(ApiApplicationCorrected event) {
    tell(event.applicationId(), "application-received");
  }

  @EventListener
  void on(ApiApplicationDecided event) {
    switch (event.verdict()) {
      case APPROVE -> approved(event.applicationId());
      case RETURN -> tell(event.applicationId(), "application-returned", event.reason());
      case REJECT -> tell(event.applicationId(), "application-rejected", event.reason());
    }
  }

  @EventListener
  void on(ApiAccessGranted event) {
    tell(event.applicationId(), "application-granted");
  }

  @EventListener
  void on(ApiApplicationReminded event) {
    tell(event.applicationId(), returned(event.applicationId()) ? "application-reminder"
        : "application-confirm-reminder", day(event.until()));
  }

  @EventListener
  void on(ApiApplicationClosed event) {
    if (event.outcome() == ApplicationStatus.WITHDRAWN && event.by() == null) {
      return; // the TSP leaves, and is told that
    }
    tell(event.applicationId(), event.outcome() == ApplicationStatus.WITHDRAWN ? "application-withdrawn"
        : returned(event.applicationId()) ? "application-expired" : "application-lapsed");
  }

  /** Or else it was never confirmed. */
  private boolean returned(UUID id) {
    return applications.find(id).orElseThrow().history().confirmed() != null;
  }

  /** Who gets less than they asked for is told what is missing, and why. */
  private void approved(UUID id) {
    ApiApplication application = applications.find(id).orElseThrow();
    if (application.declined().isEmpty()) {
      tell(id, "application-approved");
    } else {
      tell(id, "application-approved-in-part",
          application.declined().stream().sorted().map(Object::toString).collect(Collectors.joining(", ")),
          reasons(application));
    }
  }

  private String reasons(ApiApplication application) {
    return rounds.latest(AccessRequestProcess.KEY, application.id().toString()).stream()
        .flatMap(round -> round.levels().stream()).map(ApprovalLevel::reason).filter(Objects::nonNull)
        .collect(Collectors.joining("; "));
  }

  private void tell(UUID id, String code, String... further) {
    ApiApplication application = applications.find(id).orElseThrow();
    List<String> arguments = new ArrayList<>();
    arguments.add(application.number());
    arguments.add(application.approvable().stream().map(Object::toString).collect(Collectors.joining(", ")));
    arguments.addAll(List.of(further));
    Notice notice = new Notice(code, arguments, "/portal/account/status/" + id);
    recipients(application).forEach(developer -> notifications.tell(
        Recipient.developer(developer.userName(), developer.email(), developer.locale()), notice));
  }

  /** An applicant who has left the TSP is represented by its other developers. */
  private List<DeveloperAccount> recipients(ApiApplication application) {
    return tsps.developer(application.applicant()).map(List::of)
        .orElseGet(() -> tsps.developersOf(application.tspId()));
  }

  private String day(Instant instant) {
    return Notice.day(time.day(instant));
  }
}
