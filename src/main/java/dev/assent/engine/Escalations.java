package dev.assent.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.springframework.stereotype.Component;

/** The timers after which a task is escalated: in every process their event is called {@code escalate-after}. */
@Component
class Escalations {

  private static final String EVENT = "escalate-after";
  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  private final ManagementService jobs;
  private final HistoryService history;
  private final Clock clock;

  Escalations(ManagementService jobs, HistoryService history, Clock clock) {
    this.jobs = jobs;
    this.history = history;
    this.clock = clock;
  }

  /** Whether a task of the instance has been escalated within the last minute, or is within the next one. */
  boolean about(String processInstanceId) {
    Instant now = clock.instant();
    return isDue(processInstanceId, now.plus(A_MOMENT)) || hasHappened(processInstanceId, now.minus(A_MOMENT));
  }

  private boolean isDue(String processInstanceId, Instant until) {
    return jobs.createJobQuery().processInstanceId(processInstanceId).activityId(EVENT).withRetriesLeft()
        .duedateLowerThan(Date.from(until)).count() > 0;
  }

  private boolean hasHappened(String processInstanceId, Instant since) {
    List<HistoricJobLog> latest = history.createHistoricJobLogQuery().processInstanceId(processInstanceId)
        .activityIdIn(EVENT).successLog().orderByTimestamp().desc().listPage(0, 1);
    return !latest.isEmpty() && latest.get(0).getTimestamp().toInstant().isAfter(since);
  }
}
