package dev.assent.onboarding;

import dev.assent.approval.StaffGroup;
import dev.assent.engine.BankTime;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.Tsps;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a leaving TSP's developers and the managers, in the transaction that brings it about. */
@Service
public class OffboardingNotices {

  private static final String PAGE = "/portal/account/leaving";

  private final OffboardingTable offboardings;
  private final Tsps tsps;
  private final Notifications notifications;
  private final BankTime time;

  OffboardingNotices(OffboardingTable offboardings, Tsps tsps, Notifications notifications, BankTime time) {
    this.offboardings = offboardings;
    this.tsps = tsps;
    this.notifications = notifications;
    this.time = time;
  }

  @EventListener
  void on(OffboardingBegun event) {
    tellDevelopers(event.tspId(), "started", PAGE, event.reason());
    tellDevelopers(event.tspId(), "confirm-destruction", PAGE, time.day(event.confirmBy()).toString());
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
    Notice notice = notice(tspId, what, link, more);
    tsps.developersOf(tspId).forEach(developer -> notifications.tell(
        Recipient.developer(developer.userName(), developer.email(), developer.locale()), notice));
  }

  private void tellManagers(UUID tspId, String what, String... more) {
    notifications.tell(Recipient.group(StaffGroup.MANAGER.id()), notice(tspId, what, "/bank/tsps/" + tspId, more));
  }

  private Notice notice(UUID tspId, String what, String link, String... more) {
    List<String> arguments = new ArrayList<>(List.of(tsps.get(tspId).companyName()));
    arguments.addAll(List.of(more));
    return new Notice("offboarding-" + what, arguments, link);
  }

  private String day(Offboarding offboarding) {
    return time.day(offboarding.confirmBy()).toString();
  }

  private Offboarding get(UUID id) {
    return offboardings.find(id).orElseThrow();
  }
}
