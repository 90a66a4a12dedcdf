package dev.assent.onboarding;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the approval process does with a registration, one method a step. */
@Service
public class RegistrationDecisions {

  private final RegistrationTable registrations;
  private final Tsps tsps;
  private final Clients clients;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RegistrationDecisions(RegistrationTable registrations, Tsps tsps, Clients clients, ApplicationEventPublisher events,
      Clock clock) {
    this.registrations = registrations;
    this.tsps = tsps;
    this.clients = clients;
    this.events = events;
    this.clock = clock;
  }

  /** What an approver must see. @throws java.util.NoSuchElementException if there is no such registration */
  public RegistrationUnderReview underReview(UUID id) {
    Registration registration = get(id);
    return new RegistrationUnderReview(registration, tsps.get(registration.tspId()));
  }

  /**
   * Keeps the bank's decision; an approval takes effect with {@link #grant}, a rejection with {@link #recordRejection}.
   *
   * @param reason what the applicant reads; null for an approval without one
   * @param by     the staff user who decided
   * @return false if the registration was decided before, and nothing has changed
   */
  @Transactional
  public boolean decide(UUID id, boolean approved, String reason, String by) {
    Registration registration = get(id);
    Instant now = clock.instant();
    RegistrationStatus status = approved ? RegistrationStatus.APPROVED : RegistrationStatus.REJECTED;
    if (!registrations.decide(id, status, reason, by, now)) {
      return false;
    }
    events.publishEvent(new RegistrationDecided(id, registration.tspId(), approved, reason, by, now));
    return true;
  }

  /** Lets the TSP in and creates its client, named by the first developer's user name. May be repeated. */
  @Transactional
  public void grant(UUID id) {
    Registration registration = get(id);
    Tsp tsp = tsps.get(registration.tspId());
    tsps.activate(tsp.id());
    Client client = clients.register(registration.userName(), tsp.id(), tsp.companyName(),
        registration.redirectUris());
    if (!client.tspId().equals(tsp.id())) {
      throw new IllegalStateException("Client " + client.id() + " belongs to another TSP");
    }
    if (registrations.registered(id)) {
      events.publishEvent(new RegistrationGranted(id, tsp.id(), client.id(), clock.instant()));
    }
  }

  /** Closes the door to the TSP. May be repeated. */
  @Transactional
  public void recordRejection(UUID id) {
    tsps.reject(get(id).tspId());
  }

  private Registration get(UUID id) {
    return registrations.find(id).orElseThrow();
  }
}
