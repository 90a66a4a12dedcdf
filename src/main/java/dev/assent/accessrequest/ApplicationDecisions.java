package dev.assent.accessrequest;

import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the approval process does with an API application, one method a step. */
@Service
public class ApplicationDecisions {

  private final ApiApplicationTable applications;
  private final ApiApplicationItemTable items;
  private final ApiCatalog catalog;
  private final ApiAccess access;
  private final Tsps tsps;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationDecisions(ApiApplicationTable applications, ApiApplicationItemTable items, ApiCatalog catalog,
      ApiAccess access, Tsps tsps, ApplicationEventPublisher events, Clock clock) {
    this.applications = applications;
    this.items = items;
    this.catalog = catalog;
    this.access = access;
    this.tsps = tsps;
    this.events = events;
    this.clock = clock;
  }

  /** What an approver must see. @throws java.util.NoSuchElementException if there is no such application */
  public ApplicationUnderReview underReview(UUID id) {
    ApiApplication application = get(id);
    List<Api> apis = application.apis().stream().map(catalog::find).flatMap(Optional::stream).toList();
    return new ApplicationUnderReview(application, tsps.get(application.tspId()), apis,
        access.of(application.clientId()).stream().map(AccessGrant::api).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Keeps the bank's decision; an approval takes effect with {@link #grant}, a rejection with {@link #recordRejection}.
   *
   * @param reason what the applicant reads; null for an approval without one
   * @param by     the staff user who decided
   * @return false if the application did not wait for a decision, and nothing has changed
   */
  @Transactional
  public boolean decide(UUID id, boolean approved, String reason, String by) {
    ApiApplication application = get(id);
    Instant now = clock.instant();
    ApplicationStatus status = approved ? ApplicationStatus.APPROVED : ApplicationStatus.REJECTED;
    if (!applications.decide(id, status, reason, by, now)) {
      return false;
    }
    events.publishEvent(new ApiApplicationDecided(id, application.tspId(), application.clientId(), application.apis(),
        approved, reason, by, now));
    return true;
  }

  /** Lets the client call the APIs. May be repeated. */
  @Transactional
  public void grant(UUID id) {
    ApiApplication application = get(id);
    Instant now = clock.instant();
    access.grant(application.clientId(), application.apis(), id.toString());
    items.close(id);
    if (applications.granted(id, now)) {
      events.publishEvent(new ApiAccessGranted(id, application.tspId(), application.clientId(), application.apis(),
          now));
    }
  }

  /** Frees the APIs for another application. May be repeated. */
  @Transactional
  public void recordRejection(UUID id) {
    items.close(id);
  }

  private ApiApplication get(UUID id) {
    return applications.find(id).orElseThrow();
  }
}
