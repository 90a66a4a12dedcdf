package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** An applicant corrects what the bank has returned. */
@Service
public class ApplicationCorrections {

  private final ApiApplicationTable applications;
  private final ApiApplicationItemTable items;
  private final RevisionTable revisions;
  private final Requestable requestable;
  private final AccessRequestProcess process;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationCorrections(ApiApplicationTable applications, ApiApplicationItemTable items, RevisionTable revisions,
      Requestable requestable, AccessRequestProcess process, TransactionOperations transaction,
      ApplicationEventPublisher events, Clock clock) {
    this.applications = applications;
    this.items = items;
    this.revisions = revisions;
    this.requestable = requestable;
    this.process = process;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Replaces APIs and purpose of a returned application and asks the bank again; the approval flow begins anew.
   *
   * @return false if it does not wait for a correction, and nothing has changed
   * @throws ApiNotAvailableException if an API does not exist, or the client has it or asks for it elsewhere
   * @throws NoSuchElementException   if the TSP has no such application
   */
  public boolean correct(UUID id, UUID tspId, Set<ApiPath> apis, String purpose, String by) {
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> replace(id, tspId, apis, purpose, by)));
    } catch (DuplicateKeyException askedForMeanwhile) {
      throw new ApiNotAvailableException("One of these APIs was applied for a moment ago");
    }
  }

  private boolean replace(UUID id, UUID tspId, Set<ApiPath> apis, String purpose, String by) {
    ApiApplication application = find(id, tspId);
    // The TSP before the application, as when it leaves.
    if (!requestable.stays(tspId) || !applications.correct(id, purpose)) {
      return false;
    }
    items.delete(id);
    requestable.check(new ApiRequest(tspId, by, application.clientId(), apis, purpose));
    items.insert(id, apis, application.clientId());
    Instant now = clock.instant();
    revisions.append(id, apis, purpose, by, now);
    process.corrected(id);
    events.publishEvent(new ApiApplicationCorrected(id, tspId, apis.stream().sorted().toList(), by, now));
    return true;
  }

  private ApiApplication find(UUID id, UUID tspId) {
    return applications.find(id).filter(application -> application.tspId().equals(tspId)).orElseThrow();
  }
}
