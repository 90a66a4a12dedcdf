package dev.assent.accessrequest;

import dev.assent.tsp.TspLeaving;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An application is taken back, wherever it waits. */
@Service
public class ApplicationWithdrawals {

  private static final Set<ApplicationStatus> BY_APPLICANT = Arrays.stream(ApplicationStatus.values())
      .filter(ApplicationStatus::canBeWithdrawn)
      .collect(Collectors.toCollection(() -> EnumSet.noneOf(ApplicationStatus.class)));

  private final ApiApplicationTable applications;
  private final ApiApplicationItemTable items;
  private final AccessRequestProcess process;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationWithdrawals(ApiApplicationTable applications, ApiApplicationItemTable items, AccessRequestProcess process,
      ApplicationEventPublisher events, Clock clock) {
    this.applications = applications;
    this.items = items;
    this.process = process;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The applicant takes it back.
   *
   * @return false if it is decided or closed already, and nothing has changed
   * @throws NoSuchElementException if the TSP has no such application
   */
  @Transactional
  public boolean withdraw(UUID id, UUID tspId, String by) {
    ApiApplication application = applications.find(id).orElseThrow();
    if (!application.tspId().equals(tspId)) {
      throw new NoSuchElementException("This TSP has no application " + id);
    }
    return close(id, tspId, BY_APPLICANT, by);
  }

  /** The TSP leaves: what has not taken effect yet never will. */
  @EventListener
  void on(TspLeaving leaving) {
    Set<ApplicationStatus> withoutEffect = EnumSet.copyOf(BY_APPLICANT);
    withoutEffect.add(ApplicationStatus.APPROVED);
    applications.ofTsp(leaving.tspId())
        .forEach(application -> close(application.id(), leaving.tspId(), withoutEffect, null));
  }

  private boolean close(UUID id, UUID tspId, Set<ApplicationStatus> from, String by) {
    Instant now = clock.instant();
    // The row first: of a signature and a withdrawal at the same moment the second finds what the first has done.
    if (!applications.close(id, ApplicationStatus.WITHDRAWN, from, now)) {
      return false;
    }
    items.close(id);
    process.withdrawn(id);
    events.publishEvent(new ApiApplicationClosed(id, tspId, ApplicationStatus.WITHDRAWN, by, now));
    return true;
  }
}
