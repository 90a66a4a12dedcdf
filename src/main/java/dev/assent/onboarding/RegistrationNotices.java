package dev.assent.onboarding;

import dev.assent.approval.Verdict;
import dev.assent.engine.BankTime;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.Tsps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the developer who signed up what becomes of the registration, in the transaction that brings it about. */
@Component
class RegistrationNotices {

  private static final String TRACKER = "/portal/registration";

  private final RegistrationTable registrations;
  private final Tsps tsps;
  private final Notifications notifications;
  private final BankTime time;

  RegistrationNotices(RegistrationTable registrations, Tsps tsps, Notifications notifications, BankTime time) {
    this.registrations = registrations;
    this.tsps = tsps;
    this.notifications = notifications;
    this.time = time;
  }

  @EventListener
  void on(RegistrationSubmitted event) {
    if (!event.unverified()) {
      tell(event.registrationId(), "received", TRACKER);
    }
  }

  @EventListener
  void on(RegistrationVerified event) {
    tell(event.registrationId(), "received", TRACKER);
  }

  @EventListener
  void on(RegistrationCorrected event) {
    tell(event.registrationId(), "received", TRACKER);
  }

  @EventListener
  void on(RegistrationDecided event) {
    if (event.verdict() == Verdict.APPROVE) {
      tell(event.registrationId(), "approved", TRACKER);
    } else {
      tell(event.registrationId(), event.verdict() == Verdict.RETURN ? "returned" : "rejected", TRACKER,
          event.reason());
    }
  }

  @EventListener
  void on(RegistrationGranted event) {
    tell(event.registrationId(), "registered", "/portal/account/profile");
  }

  /** An address that nobody has verified may be a stranger's: nothing goes there. */
  @EventListener
  void on(RegistrationClosed event) {
    if (event.verified()) {
      tell(event.registrationId(), event.outcome().name().toLowerCase(Locale.ROOT), TRACKER);
    }
  }

  @EventListener
  void on(RegistrationReminded event) {
    tell(event.registrationId(), "reminder", TRACKER, Notice.day(time.day(event.until())));
  }

  private void tell(UUID registrationId, String what, String link, String... more) {
    Registration registration = registrations.find(registrationId).orElseThrow();
    List<String> arguments = new ArrayList<>(List.of(tsps.get(registration.tspId()).companyName()));
    arguments.addAll(List.of(more));
    tsps.developer(registration.userName()).ifPresent(developer -> notifications.tell(
        Recipient.developer(developer.userName(), developer.email(), developer.locale()),
        new Notice("registration-" + what, arguments, link)));
  }
}
