package dev.assent.accessrequest;

import dev.assent.access.ApiAccess;
import dev.assent.accessrequest.ApiApplication.Answer;
import dev.assent.approval.ApprovalRound;
import dev.assent.approval.ApprovalRounds;
import dev.assent.approval.Verdict;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the approval process does with an API application, one method a step. */
@Service
public class ApplicationDecisions {

  /** As the process has it. */
  static final Duration TIME_TO_CORRECT = Duration.ofDays(30);
  /** As the process has it. */
  static final Duration TIME_TO_CONFIRM = Duration.ofDays(30);

  private static final Set<ApplicationStatus> WAITS_FOR_APPLICANT =
      Set.of(ApplicationStatus.UNCONFIRMED, ApplicationStatus.RETURNED);

  private final ApiApplicationTable applications;
  private final ApiApplicationItemTable items;
  private final ApiAccess access;
  private final ApprovalRounds rounds;
  private final Tsps tsps;
  private final Clients clients;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationDecisions(ApiApplicationTable applications, ApiApplicationItemTable items, ApiAccess access,
      ApprovalRounds rounds, Tsps tsps, Clients clients, ApplicationEventPublisher events, Clock clock) {
    this.applications = applications;
    this.items = items;
    this.access = access;
    this.rounds = rounds;
    this.tsps = tsps;
    this.clients = clients;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps one level's decision. The application is approved when the last level has approved; it takes effect with
   * {@link #grant}, a rejection with {@link #recordRejection}.
   *
   * @return false if the application did not wait for a decision, and nothing has changed
   */
  @Transactional
  public boolean sign(UUID id, Signature signature) {
    if (!applications.holdInReview(id)) {
      return false;
    }
    ApiApplication application = get(id);
    boolean approval = signature.verdict() == Verdict.APPROVE;
    List<ApiPath> declined = application.approvable().stream()
        .filter(api -> approval && !signature.apis().contains(api)).toList();
    items.decline(id, declined);
    events.publishEvent(new ApiApplicationSigned(id, signature.group(), signature.verdict(), declined,
        signature.reason(), signature.by(), clock.instant()));
    if (!approval || everybodyHasSigned(id)) {
      decide(application, signature);
    }
    return true;
  }

  private boolean everybodyHasSigned(UUID id) {
    // Without a round it runs on the diagram from before there were any: that asks for one signature.
    return rounds.latest(AccessRequestProcess.KEY, id.toString()).flatMap(ApprovalRound::waiting).isEmpty();
  }

  private void decide(ApiApplication application, Signature signature) {
    Instant now = clock.instant();
    boolean returned = signature.verdict() == Verdict.RETURN;
    applications.decide(application.id(), after(signature.verdict()),
        new Answer(signature.reason(), signature.by(), returned ? signature.fields() : Set.of()), now);
    events.publishEvent(new ApiApplicationDecided(application.id(), application.tspId(), application.clientId(),
        signature.verdict(), signature.reason(), signature.by(), now));
  }

  private static ApplicationStatus after(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> ApplicationStatus.APPROVED;
      case RETURN -> ApplicationStatus.RETURNED;
      case REJECT -> ApplicationStatus.REJECTED;
    };
  }

  /**
   * Lets the client call the approved APIs, unless the TSP leaves. May be repeated.
   *
   * @throws IllegalStateException while the client is suspended, as with an approval that has lapsed or was refused
   */
  @Transactional
  public void grant(UUID id) {
    ApiApplication application = get(id);
    Instant now = clock.instant();
    // The TSP first: it does not begin to leave before this has happened, and nothing happens after it has begun.
    if (tsps.hold(application.tspId()).status() != TspStatus.ACTIVE) {
      return;
    }
    if (!clients.get(application.clientId()).isActive()) {
      throw new IllegalStateException("Client " + application.clientId() + " is suspended and is granted nothing");
    }
    if (applications.granted(id, now)) {
      access.grant(application.clientId(), application.approvable(), id.toString());
      items.close(id);
      events.publishEvent(new ApiAccessGranted(id, application.tspId(), application.clientId(),
          application.approvable(), now));
    }
  }

  /** Frees the APIs for another application. May be repeated. */
  @Transactional
  public void recordRejection(UUID id) {
    items.close(id);
  }

  /** The applicant is told again that the bank waits for the confirmation or correction. */
  @Transactional
  public void remindApplicant(UUID id) {
    ApiApplication application = get(id);
    if (WAITS_FOR_APPLICANT.contains(application.status())) {
      Instant since = application.status() == ApplicationStatus.RETURNED
          ? application.history().decided() : application.history().submitted();
      events.publishEvent(new ApiApplicationReminded(id, since.plus(TIME_TO_CORRECT), clock.instant()));
    }
  }

  /** Nobody has confirmed it, or corrected what was returned: it is over, and its APIs are free. May be repeated. */
  @Transactional
  public void expire(UUID id) {
    Instant now = clock.instant();
    if (applications.close(id, ApplicationStatus.EXPIRED, WAITS_FOR_APPLICANT, now)) {
      items.close(id);
      events.publishEvent(new ApiApplicationClosed(id, get(id).tspId(), ApplicationStatus.EXPIRED, null, now));
    }
  }

  private ApiApplication get(UUID id) {
    return applications.find(id).orElseThrow();
  }
}
