package dev.assent.onboarding;

import dev.assent.client.Clients;
import dev.assent.engine.StaffDirectory;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.ReservedUserNames;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ups, as the portal takes them. */
@Service
public class Registrations {

  private final RegistrationTable registrations;
  private final RegistrationHistory history;
  private final RegistrationCorrections corrections;
  private final Tsps tsps;
  private final Clients clients;
  private final StaffDirectory staff;
  private final OnboardingProcess process;
  private final EmailProof emailProof;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Registrations(RegistrationTable registrations, RegistrationHistory history, RegistrationCorrections corrections,
      Tsps tsps, Clients clients, StaffDirectory staff, OnboardingProcess process, EmailProof emailProof,
      ApplicationEventPublisher events, Clock clock) {
    this.registrations = registrations;
    this.history = history;
    this.corrections = corrections;
    this.tsps = tsps;
    this.clients = clients;
    this.staff = staff;
    this.process = process;
    this.emailProof = emailProof;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Registers the TSP with its first developer and asks the bank for approval: all of it, or nothing. Where the e-mail
   * must be verified first, the registration is {@link RegistrationStatus#UNVERIFIED} and waits for {@link
   * dev.assent.tsp.EmailVerified}. It takes number and name of the company over from one that is not verified.
   *
   * @param password the developer's password, in clear; only its hash is kept
   * @param language of mails to the developer
   * @return the registration's id
   * @throws AlreadyRegisteredException if the user name or the company is taken; after as much work as for a new one
   */
  @Transactional
  public UUID signUp(SignUp signUp, String password, Locale language) {
    Instant now = clock.instant();
    RegistrationDetails details = signUp.details();
    Tsp tsp = Tsp.applying(details.company(), details.registrationNumber(), details.contactName(),
        details.contactEmail(), details.phone(), details.certification(), now);
    corrections.makeWayFor(tsp);
    tsps.register(tsp, signUp.userName(), signUp.email(), password, language);
    refuseNameInUse(signUp.userName());
    Registration registration = Registration.signedUp(tsp.id(), signUp, firstStatus(), now);
    registrations.insert(registration);
    history.submitted(registration.id(), details, now);
    history.note(registration.id(), RegistrationStep.Kind.SIGNED_UP, signUp.userName(), null, now);
    process.start(registration.id());
    events.publishEvent(new RegistrationSubmitted(registration.id(), tsp.id(), signUp.userName(),
        registration.status() == RegistrationStatus.UNVERIFIED, now));
    return registration.id();
  }

  /** The registration of a TSP; empty for one that was set up without a sign-up. */
  public Optional<Registration> ofTsp(UUID tspId) {
    return registrations.ofTsp(tspId);
  }

  /**
   * A user name becomes a client's id, and must not pass for one of the bank's people either.
   *
   * @throws AlreadyRegisteredException if a client is called so, or somebody of the staff is called so or much like it
   */
  public void refuseNameInUse(String userName) {
    if (clients.find(userName).isPresent() || resemblesStaff(userName)) {
      throw new AlreadyRegisteredException();
    }
  }

  private boolean resemblesStaff(String userName) {
    String likeness = ReservedUserNames.likeness(userName);
    return staff.usernames().stream().map(ReservedUserNames::likeness).anyMatch(likeness::equals);
  }

  private RegistrationStatus firstStatus() {
    return emailProof.isAwaited() ? RegistrationStatus.UNVERIFIED : RegistrationStatus.SUBMITTED;
  }
}
