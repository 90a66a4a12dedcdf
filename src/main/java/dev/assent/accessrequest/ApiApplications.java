package dev.assent.accessrequest;

import dev.assent.approval.ApprovalRound;
import dev.assent.approval.ApprovalRounds;
import dev.assent.catalog.ApiPath;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** API applications, as the portal sees them: each TSP its own only. */
@Service
public class ApiApplications {

  private final ApiApplicationTable applications;
  private final ApiApplicationItemTable items;
  private final RevisionTable revisions;
  private final ApprovalRounds rounds;
  private final Requestable requestable;
  private final AccessRequestProcess process;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApiApplications(ApiApplicationTable applications, ApiApplicationItemTable items, RevisionTable revisions,
      ApprovalRounds rounds, Requestable requestable, AccessRequestProcess process, TransactionOperations transaction,
      ApplicationEventPublisher events, Clock clock) {
    this.applications = applications;
    this.items = items;
    this.revisions = revisions;
    this.rounds = rounds;
    this.requestable = requestable;
    this.process = process;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** For each published API, by path, whether the client may ask for it. */
  public Map<ApiPath, Availability> availability(String clientId) {
    return requestable.by(clientId);
  }

  /** For each API that an open application of the client names, which one that is. */
  public Map<ApiPath, UUID> pending(String clientId) {
    return items.openFor(clientId);
  }

  /**
   * Keeps the request and starts its process; the applicant is to confirm it next.
   *
   * @return the application's id
   * @throws ApiNotAvailableException if an API does not exist, or the client has or waits for it already
   * @throws java.util.NoSuchElementException if the TSP has no such client
   */
  public UUID submit(ApiRequest request) {
    try {
      return transaction.execute(status -> open(request));
    } catch (DuplicateKeyException askedForMeanwhile) {
      throw new ApiNotAvailableException("One of these APIs was applied for a moment ago");
    }
  }

  private UUID open(ApiRequest request) {
    requestable.check(request);
    UUID id = UUID.randomUUID();
    applications.insert(id, request, clock.instant());
    items.insert(id, request.apis(), request.clientId());
    process.start(id);
    return id;
  }

  /**
   * The applicant has checked the request form: the bank's turn. Confirming again changes nothing.
   *
   * @throws java.util.NoSuchElementException if the TSP has no such application
   */
  @Transactional
  public void confirm(UUID id, UUID tspId, String by) {
    ApiApplication application = find(id, tspId).orElseThrow();
    Instant now = clock.instant();
    if (applications.confirm(id, now)) {
      revisions.append(id, application.apis(), application.purpose(), by, now);
      process.confirmed(id);
      events.publishEvent(new ApiApplicationConfirmed(id, tspId, application.clientId(), application.apis(), by, now));
    }
  }

  /** An application of this TSP; empty if it is another's. */
  public Optional<ApiApplication> find(UUID id, UUID tspId) {
    return applications.find(id).filter(application -> application.tspId().equals(tspId));
  }

  /** The rounds of each application that the bank was asked to decide on, oldest first, by application. */
  public Map<UUID, List<ApprovalRound>> rounds(Collection<ApiApplication> of) {
    Map<UUID, List<ApprovalRound>> byApplication = new HashMap<>();
    rounds.of(AccessRequestProcess.KEY, of.stream().map(application -> application.id().toString()).toList())
        .forEach((id, all) -> byApplication.put(UUID.fromString(id), all));
    return byApplication;
  }

  /** The TSP's applications, latest first. */
  public List<ApiApplication> ofTsp(UUID tspId) {
    return applications.ofTsp(tspId);
  }

  /** A part of the TSP's applications that stand so, latest first. */
  public List<ApiApplication> ofTsp(UUID tspId, Set<ApplicationStatus> in, long offset, int limit) {
    return applications.ofTsp(tspId, in, offset, limit);
  }

  /** How many applications of the TSP stand how; a status that none has is missing. */
  public Map<ApplicationStatus, Long> countsOfTsp(UUID tspId) {
    return applications.countsOfTsp(tspId);
  }
}
