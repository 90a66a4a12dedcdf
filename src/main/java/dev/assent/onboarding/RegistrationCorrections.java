package dev.assent.onboarding;

import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a registration before the bank has decided: corrected, taken back, or forgotten. */
@Service
public class RegistrationCorrections {

  /** As in the diagram. */
  private static final Duration TIME_TO_CORRECT = Duration.ofDays(30);

  private final RegistrationTable registrations;
  private final RegistrationHistory history;
  private final Tsps tsps;
  private final OnboardingProcess process;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RegistrationCorrections(RegistrationTable registrations, RegistrationHistory history, Tsps tsps,
      OnboardingProcess process, ApplicationEventPublisher events, Clock clock) {
    this.registrations = registrations;
    this.history = history;
    this.tsps = tsps;
    this.process = process;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Replaces what a returned registration says and asks the bank again; the approval flow begins anew.
   *
   * @return false if it does not wait for a correction, and nothing has changed
   * @throws dev.assent.tsp.AlreadyRegisteredException if the registration number or the name is another company's
   * @throws NoSuchElementException if the TSP has no registration
   */
  @Transactional
  public boolean correct(UUID tspId, RegistrationDetails details, String by) {
    UUID id = of(tspId).id();
    if (!registrations.correct(id, details)) {
      return false;
    }
    Instant now = clock.instant();
    makeWayFor(Tsp.applying(details.company(), details.registrationNumber(), details.contactName(),
        details.contactEmail(), details.phone(), now));
    tsps.correct(tspId, details.company(), details.registrationNumber(), details.contactName(),
        details.contactEmail(), details.phone(), details.certification());
    history.submitted(id, details, now);
    history.note(id, RegistrationStep.Kind.CORRECTED, by, null, now);
    process.corrected(id);
    events.publishEvent(new RegistrationCorrected(id, tspId, by, now));
    return true;
  }

  /**
   * Takes a registration back, wherever it waits. The company may sign up again, under its user name too; others may
   * not have that name.
   *
   * @return false if it is decided or closed already, and nothing has changed
   * @throws NoSuchElementException if the TSP has no registration
   */
  @Transactional
  public boolean withdraw(UUID tspId, String by) {
    Registration registration = of(tspId);
    if (!close(registration, RegistrationStatus.WITHDRAWABLE, RegistrationStatus.WITHDRAWN, by)) {
      return false;
    }
    process.withdrawn(registration.id());
    return true;
  }

  /** Time is up: the e-mail was never verified, or what was returned never corrected. May be repeated. */
  @Transactional
  public void expire(UUID id) {
    close(registrations.find(id).orElseThrow(),
        EnumSet.of(RegistrationStatus.UNVERIFIED, RegistrationStatus.RETURNED), RegistrationStatus.EXPIRED, null);
  }

  /**
   * Ends as expired what holds the company's number or name under an e-mail that nobody has verified: anybody may have
   * signed up so, and keeps the company from nobody.
   */
  @Transactional
  public void makeWayFor(Tsp company) {
    tsps.inTheWayOf(company).stream().flatMap(tsp -> registrations.ofTsp(tsp).stream())
        .filter(held -> close(held, EnumSet.of(RegistrationStatus.UNVERIFIED), RegistrationStatus.EXPIRED, null))
        .forEach(held -> process.withdrawn(held.id()));
  }

  /** Tells the developer that the bank waits for the correction. */
  @Transactional
  public void remind(UUID id) {
    Registration registration = registrations.find(id).orElseThrow();
    correctUntil(registration).ifPresent(until -> events.publishEvent(
        new RegistrationReminded(id, registration.tspId(), until, clock.instant())));
  }

  /** The last moment to correct a returned registration; empty if it is not returned. */
  public Optional<Instant> correctUntil(Registration registration) {
    return registration.status() == RegistrationStatus.RETURNED
        ? history.returnedAt(registration.id()).map(TIME_TO_CORRECT::addTo).map(Instant::from)
        : Optional.empty();
  }

  private boolean close(Registration registration, Set<RegistrationStatus> from, RegistrationStatus outcome,
      String by) {
    Instant now = clock.instant();
    // The row first: of a signature and a withdrawal at the same moment the second finds what the first has done.
    if (!registrations.move(registration.id(), from, outcome)) {
      return false;
    }
    tsps.reject(registration.tspId());
    history.note(registration.id(), RegistrationStep.Kind.valueOf(outcome.name()), by, null, now);
    events.publishEvent(new RegistrationClosed(registration.id(), registration.tspId(), outcome,
        registration.status() != RegistrationStatus.UNVERIFIED, by, now));
    return true;
  }

  private Registration of(UUID tspId) {
    return registrations.ofTsp(tspId).orElseThrow();
  }
}
