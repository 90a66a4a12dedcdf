package dev.assent.onboarding;

import dev.assent.approval.StaffGroup;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a leaving TSP's developers and the managers, in the transaction that brings it about. */
@Service
public class OffboardingNotices {

  private static final String PAGE = "/portal/account/leaving";

  private final OffboardingTable offboardings;
  private final DeveloperNotices developers;
  private final Notifications notifications;

  OffboardingNotices(OffboardingTable offboardings, DeveloperNotices developers, Notifications notifications) {
    this.offboardings = offboardings;
    this.developers = developers;
    this.notifications = notifications;
  }

  @EventListener
  void on(OffboardingBegun event) {
    tellDevelopers(event.tspId(), "started", PAGE, event.reason());
    tellDevelopers(event.tspId(), "confirm-destruction", PAGE, developers.day(event.confirmBy()));
    if (event.byTsp()) {
      tellManagers(event.tspId(), "asked", event.reason());
    }
  }

  @EventListener
  void on(DestructionConfirmed event) {
    tellManagers(event.tspId(), "confirmed", event.by());
  }

  @EventListener
  void on(OffboardingClosed event) {
    tellDevelopers(event.tspId(), "closed", null);
  }

  /** The confirmation of the TSP is still missing. */
  @Transactional
  public void remind(UUID offboardingId) {
    Offboarding offboarding = get(offboardingId);
    tellDevelopers(offboarding.tspId(), "reminder", PAGE, day(offboarding));
  }

  /** The confirmation is missing longer than it may. */
  @Transactional
  public void tellOverdue(UUID offboardingId) {
    Offboarding offboarding = get(offboardingId);
    tellManagers(offboarding.tspId(), "overdue", day(offboarding));
  }

  private void tellDevelopers(UUID tspId, String what, String link, String... more) {
    developers.tell(tspId, "offboarding-" + what, link, more);
  }

  private void tellManagers(UUID tspId, String what, String... more) {
    notifications.tell(Recipient.group(StaffGroup.MANAGER.id()),
        developers.notice(tspId, "offboarding-" + what, "/bank/tsps/" + tspId, more));
  }

  private String day(Offboarding offboarding) {
    return developers.day(offboarding.confirmBy());
  }

  private Offboarding get(UUID id) {
    return offboardings.find(id).orElseThrow();
  }
}
