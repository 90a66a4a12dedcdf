package dev.assent.onboarding;

import dev.assent.tsp.EmailVerified;
import java.util.EnumSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The developer has followed the link: the registration reaches the bank, in the same transaction. */
@Component
class EmailVerification {

  private final RegistrationTable registrations;
  private final RegistrationHistory history;
  private final OnboardingProcess process;
  private final ApplicationEventPublisher events;

  EmailVerification(RegistrationTable registrations, RegistrationHistory history, OnboardingProcess process,
      ApplicationEventPublisher events) {
    this.registrations = registrations;
    this.history = history;
    this.process = process;
    this.events = events;
  }

  @EventListener
  void on(EmailVerified event) {
    registrations.ofTsp(event.tspId())
        .filter(registration -> registration.userName().equals(event.userName()))
        .filter(registration -> registrations.move(registration.id(), EnumSet.of(RegistrationStatus.UNVERIFIED),
            RegistrationStatus.SUBMITTED))
        .ifPresent(registration -> reachesTheBank(registration, event));
  }

  private void reachesTheBank(Registration registration, EmailVerified event) {
    history.note(registration.id(), RegistrationStep.Kind.VERIFIED, event.userName(), null, event.at());
    process.emailVerified(registration.id());
    events.publishEvent(new RegistrationVerified(registration.id(), event.tspId(), event.userName(), event.at()));
  }
}
