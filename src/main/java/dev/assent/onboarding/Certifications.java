package dev.assent.onboarding;

import dev.assent.tsp.TspLeaving;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For how long TSPs are approved. Each period has a process of its own, which has it reviewed in time. */
@Service
public class Certifications {

  private final CertificationTable periods;
  private final CertificationProcess process;
  private final Tsps tsps;
  private final OnboardingProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Certifications(CertificationTable periods, CertificationProcess process, Tsps tsps, OnboardingProperties properties,
      ApplicationEventPublisher events, Clock clock) {
    this.periods = periods;
    this.process = process;
    this.tsps = tsps;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /** All periods of a TSP, newest first; none for one that was set up without a registration. */
  public List<CertificationPeriod> ofTsp(UUID tspId) {
    return periods.ofTsp(tspId);
  }

  /** The latest period of a TSP, if that was not renewed. */
  public Optional<CertificationPeriod> refused(UUID tspId) {
    return periods.ofTsp(tspId).stream().limit(1).filter(period -> period.status() == CertificationStatus.REFUSED)
        .findFirst();
  }

  /** The moment at which a period is reviewed. */
  public Instant reviewFrom(CertificationPeriod period) {
    return period.validUntil().atZone(ZoneOffset.UTC).minus(properties.reviewBefore()).toInstant();
  }

  /** Begins the first period of an active TSP that is not approved for any. */
  @Transactional
  public void begin(UUID tspId) {
    // The TSP first: of two that begin at the same moment the second finds what the first has begun.
    if (tsps.hold(tspId).status() == TspStatus.ACTIVE && periods.ofTsp(tspId).isEmpty()) {
      begin(tspId, null, clock.instant());
    }
  }

  @EventListener
  void on(RegistrationGranted event) {
    begin(event.tspId());
  }

  @EventListener
  void on(TspLeaving event) {
    // A renewal at the same moment may put another period in the place of the one that was found.
    for (Optional<CertificationPeriod> open = open(event.tspId()); open.isPresent(); open = open(event.tspId())) {
      UUID id = open.get().id();
      if (periods.move(id, CertificationStatus.OPEN, CertificationStatus.ENDED)) {
        process.tspLeaves(id);
        events.publishEvent(new CertificationEnded(id, event.tspId(), event.at()));
      }
    }
  }

  CertificationPeriod begin(UUID tspId, UUID follows, Instant from) {
    return begin(CertificationPeriod.begins(tspId, follows, from,
        from.atZone(ZoneOffset.UTC).plus(properties.validity()).toInstant()));
  }

  CertificationPeriod begin(CertificationPeriod period) {
    periods.insert(period);
    process.start(period.id());
    return period;
  }

  private Optional<CertificationPeriod> open(UUID tspId) {
    return periods.ofTsp(tspId).stream().filter(period -> CertificationStatus.OPEN.contains(period.status()))
        .findFirst();
  }
}
