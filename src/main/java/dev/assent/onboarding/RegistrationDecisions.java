package dev.assent.onboarding;

import dev.assent.approval.ApprovalRound;
import dev.assent.approval.Verdict;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the approval process does with a registration, one method a step. */
@Service
public class RegistrationDecisions {

  private final RegistrationTable registrations;
  private final RegistrationHistory history;
  private final Tsps tsps;
  private final Clients clients;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RegistrationDecisions(RegistrationTable registrations, RegistrationHistory history, Tsps tsps, Clients clients,
      ApplicationEventPublisher events, Clock clock) {
    this.registrations = registrations;
    this.history = history;
    this.tsps = tsps;
    this.clients = clients;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a signature that the round holds already. An approval decides only when it is the last that the round asks
   * for; it takes effect with {@link #grant}, a rejection with {@link #recordRejection}.
   *
   * @return false if the registration does not wait for the bank, and nothing has changed
   */
  @Transactional
  public boolean sign(UUID id, Signature signature) {
    // The row first: what is read from here on holds until the end, and a withdrawal comes before or after.
    if (!registrations.holdSubmitted(id)) {
      return false;
    }
    Instant now = clock.instant();
    events.publishEvent(new RegistrationSigned(id, signature.group(), signature.verdict(), signature.reason(),
        signature.by(), now));
    if (signature.verdict() != Verdict.APPROVE || history.round(id).flatMap(ApprovalRound::waiting).isEmpty()) {
      decide(get(id), signature, now);
    }
    return true;
  }

  private void decide(Registration registration, Signature signature, Instant now) {
    UUID id = registration.id();
    registrations.decide(id, decided(signature.verdict()), signature, now);
    history.note(id, step(signature.verdict()), signature.by(), signature.reason(), now);
    events.publishEvent(new RegistrationDecided(id, registration.tspId(), signature.verdict(), signature.reason(),
        signature.by(), now));
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
    if (registrations.move(id, EnumSet.of(RegistrationStatus.APPROVED), RegistrationStatus.REGISTERED)) {
      Instant now = clock.instant();
      history.note(id, RegistrationStep.Kind.REGISTERED, null, null, now);
      events.publishEvent(new RegistrationGranted(id, tsp.id(), client.id(), now));
    }
  }

  /** Closes the door to the TSP, and lets the company sign up again. May be repeated. */
  @Transactional
  public void recordRejection(UUID id) {
    tsps.reject(get(id).tspId());
  }

  private static RegistrationStatus decided(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> RegistrationStatus.APPROVED;
      case RETURN -> RegistrationStatus.RETURNED;
      case REJECT -> RegistrationStatus.REJECTED;
    };
  }

  private static RegistrationStep.Kind step(Verdict verdict) {
    return RegistrationStep.Kind.valueOf(decided(verdict).name());
  }

  private Registration get(UUID id) {
    return registrations.find(id).orElseThrow();
  }
}
