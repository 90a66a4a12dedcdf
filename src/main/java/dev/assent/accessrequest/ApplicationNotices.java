package dev.assent.accessrequest;

import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the applicant what becomes of an application, in the transaction that brings it about. */
@Component
class ApplicationNotices {

  private final ApiApplicationTable applications;
  private final Tsps tsps;
  private final Notifications notifications;
  private final ZoneId zone;

  ApplicationNotices(ApiApplicationTable applications, Tsps tsps, Notifications notifications,
      @Value("${assent.time-zone:Asia/Taipei}") ZoneId zone) {
    this.applications = applications;
    this.tsps = tsps;
    this.notifications = notifications;
    this.zone = zone;
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
      case APPROVE -> tell(event.applicationId(), "application-approved");
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
    tell(event.applicationId(), "application-reminder", day(event.until()));
  }

  @EventListener
  void on(ApiApplicationClosed event) {
    tell(event.applicationId(), event.outcome() == ApplicationStatus.EXPIRED
        ? "application-expired" : "application-withdrawn");
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
    return LocalDate.ofInstant(instant, zone).toString();
  }
}
