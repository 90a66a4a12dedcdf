package dev.assent.onboarding;

import dev.assent.client.Clients;
import dev.assent.engine.StaffDirectory;
import dev.assent.tsp.AlreadyRegisteredException;
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

/** Sign-ups, as the portal sees them. */
@Service
public class Registrations {

  private final RegistrationTable registrations;
  private final Tsps tsps;
  private final Clients clients;
  private final StaffDirectory staff;
  private final OnboardingProcess process;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Registrations(RegistrationTable registrations, Tsps tsps, Clients clients, StaffDirectory staff,
      OnboardingProcess process, ApplicationEventPublisher events, Clock clock) {
    this.registrations = registrations;
    this.tsps = tsps;
    this.clients = clients;
    this.staff = staff;
    this.process = process;
    this.events = events;
    this.clock = clock;
  }

  /** As the other one, with mails in English. */
  @Transactional
  public UUID signUp(SignUp signUp, String password) {
    return signUp(signUp, password, Locale.ENGLISH);
  }

  /**
   * Registers the TSP with its first developer and asks the bank for approval: all of it, or nothing.
   *
   * @param password the developer's password, in clear; only its hash is kept
   * @param language of mails to the developer
   * @return the registration's id
   * @throws AlreadyRegisteredException if the user name or the company is taken; after as much work as for a new one
   */
  @Transactional
  public UUID signUp(SignUp signUp, String password, Locale language) {
    Instant now = clock.instant();
    Tsp tsp = Tsp.applying(signUp.company(), signUp.registrationNumber(), signUp.contactName(),
        signUp.contactEmail(), signUp.phone(), now);
    tsps.register(tsp, signUp.userName(), signUp.email(), password, language);
    refuseNameInUse(signUp.userName());
    Registration registration = Registration.submitted(tsp.id(), signUp, now);
    registrations.insert(registration);
    process.start(registration.id());
    events.publishEvent(new RegistrationSubmitted(registration.id(), tsp.id(), signUp.userName(), now));
    return registration.id();
  }

  /** The registration of a TSP; empty for one that was set up without a sign-up. */
  public Optional<Registration> ofTsp(UUID tspId) {
    return registrations.ofTsp(tspId);
  }

  /**
   * A user name becomes a client's id, and must not pass for one of the bank's people either.
   *
   * @throws AlreadyRegisteredException if a client or somebody of the staff is called so
   */
  public void refuseNameInUse(String userName) {
    if (clients.find(userName).isPresent() || staff.find(userName).isPresent()) {
      throw new AlreadyRegisteredException();
    }
  }
}
