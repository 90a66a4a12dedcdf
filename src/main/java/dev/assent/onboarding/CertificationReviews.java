package dev.assent.onboarding;

import dev.assent.approval.ApprovalRound;
import dev.assent.approval.ApprovalRounds;
import dev.assent.approval.Verdict;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the process does with a period, one method a step; each may be repeated. */
@Service
public class CertificationReviews {

  private final CertificationTable periods;
  private final Certifications certifications;
  private final ApprovalRounds rounds;
  private final Clients clients;
  private final Tsps tsps;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CertificationReviews(CertificationTable periods, Certifications certifications, ApprovalRounds rounds,
      Clients clients, Tsps tsps, ApplicationEventPublisher events, Clock clock) {
    this.periods = periods;
    this.certifications = certifications;
    this.rounds = rounds;
    this.clients = clients;
    this.tsps = tsps;
    this.events = events;
    this.clock = clock;
  }

  /** What an approver must see. */
  public CertificationUnderReview of(UUID id) {
    CertificationPeriod period = periods.get(id);
    return new CertificationUnderReview(period, period.follows() == null ? null : periods.get(period.follows()),
        tsps.get(period.tspId()), clients.ofTsp(period.tspId()), certifications.reviewFrom(period));
  }

  @Transactional
  public void begin(UUID id) {
    if (periods.move(id, EnumSet.of(CertificationStatus.VALID), CertificationStatus.IN_REVIEW)) {
      CertificationPeriod period = periods.get(id);
      events.publishEvent(new CertificationReviewBegun(id, period.tspId(), period.validUntil(), clock.instant()));
    }
  }

  /** The validity is over and the bank has not decided: the clients that are active stand still until it has. */
  @Transactional
  public void lapse(UUID id) {
    CertificationPeriod period = periods.get(id);
    Instant now = clock.instant();
    if (stays(period) && periods.lapse(id, now)) {
      suspend(period);
      events.publishEvent(new CertificationLapsed(id, period.tspId(), period.validUntil(), now));
    }
  }

  /**
   * Takes a signature that the round holds already; an approval decides only when it is the last that the round asks
   * for. It takes effect with {@link #renew} or {@link #refuse}.
   *
   * @return false if the period is not under review, and nothing has changed
   */
  @Transactional
  public boolean sign(UUID id, Signature signature) {
    // The row first: what is read from here on holds until the end.
    if (!periods.holdUnderReview(id)) {
      return false;
    }
    Instant now = clock.instant();
    if (signature.verdict() != Verdict.APPROVE) {
      periods.decide(id, CertificationStatus.REFUSED, signature, now);
    } else if (rounds.latest(CertificationProcess.KEY, id.toString()).flatMap(ApprovalRound::waiting).isEmpty()) {
      periods.decide(id, CertificationStatus.APPROVED, signature, now);
    }
    events.publishEvent(new CertificationSigned(id, signature.group(), signature.verdict(), signature.reason(),
        signature.by(), now));
    return true;
  }

  /** Begins the next period, and lets those clients go on that the lapse has stopped; not of a TSP that leaves. */
  @Transactional
  public void renew(UUID id) {
    CertificationPeriod period = periods.get(id);
    if (!stays(period)
        || !periods.move(id, EnumSet.of(CertificationStatus.APPROVED), CertificationStatus.RENEWED)) {
      return;
    }
    Instant now = clock.instant();
    CertificationPeriod next = certifications.begin(period.tspId(), id,
        period.lapsedAt() == null ? period.validUntil() : now);
    periods.lapsedClients(id).forEach(clients::resume);
    events.publishEvent(new CertificationRenewed(id, period.tspId(), next.validUntil(), now));
  }

  /** Suspends the clients, once: what a manager lets go on afterwards stays so. Not of a TSP that leaves. */
  @Transactional
  public void refuse(UUID id) {
    CertificationPeriod period = periods.get(id);
    Instant now = clock.instant();
    if (stays(period) && periods.enforceRefusal(id, now)) {
      suspend(period);
      events.publishEvent(new CertificationRefused(id, period.tspId(), period.reason(), now));
    }
  }

  /**
   * Brings a TSP before the bank again whose approval was not renewed. Its clients stand still until it is.
   *
   * @param by the manager who asks for it, and does not decide
   * @return false if the TSP is not active, or its approval was not refused, and nothing has changed
   */
  @Transactional
  public boolean again(UUID tspId, String by) {
    if (tsps.hold(tspId).status() != TspStatus.ACTIVE) {
      return false;
    }
    Optional<CertificationPeriod> refused = certifications.refused(tspId);
    refused.ifPresent(period -> {
      // Its job may not have come to it yet, and finds it done.
      refuse(period.id());
      Instant now = clock.instant();
      UUID id = certifications.begin(CertificationPeriod.again(period, by, now)).id();
      periods.lapsedClients(period.id()).forEach(client -> periods.noteLapsed(id, client));
      events.publishEvent(new CertificationReviewedAgain(id, tspId, by, now));
    });
    return refused.isPresent();
  }

  /** Those that were active are noted: a later renewal lets these go on, and no others. */
  private void suspend(CertificationPeriod period) {
    List<String> noted = periods.lapsedClients(period.id());
    clients.ofTsp(period.tspId()).stream().map(Client::id).filter(clients::suspend)
        .filter(client -> !noted.contains(client)).forEach(client -> periods.noteLapsed(period.id(), client));
  }

  /** Whether the TSP is active; it does not begin to leave before this transaction ends. Always the first lock. */
  private boolean stays(CertificationPeriod period) {
    return tsps.hold(period.tspId()).status() == TspStatus.ACTIVE;
  }
}
