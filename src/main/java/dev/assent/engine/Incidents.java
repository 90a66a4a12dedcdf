package dev.assent.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricJobLogQuery;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What does not go on by itself, or fails again and again: for the people who run the bank's processes. */
@Service
public class Incidents {

  private static final int MOST = 100;

  private final ManagementService jobs;
  private final RuntimeService instances;
  private final RepositoryService repository;
  private final HistoryService history;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Incidents(ManagementService jobs, RuntimeService instances, RepositoryService repository, HistoryService history,
      ApplicationEventPublisher events, Clock clock) {
    this.jobs = jobs;
    this.instances = instances;
    this.repository = repository;
    this.history = history;
    this.events = events;
    this.clock = clock;
  }

  /** Every step that failed and is not through, at most 100. */
  public List<FailedStep> open() {
    return read(jobs.createJobQuery().withException().orderByJobRetries().asc().listPage(0, MOST));
  }

  /** How many steps have stopped and wait for somebody. */
  public long count() {
    return instances.createIncidentQuery().incidentType(Incident.FAILED_JOB_HANDLER_TYPE).count();
  }

  /**
   * Lets the engine try a step that has stopped once more, at once.
   *
   * @param retriedBy the manager's user name
   * @return false if there is no such step, or if it goes on by itself
   */
  @Transactional
  public boolean retry(String id, String retriedBy) {
    Optional<Job> stopped = Optional.ofNullable(jobs.createJobQuery().jobId(id).noRetriesLeft().singleResult());
    stopped.ifPresent(job -> {
      FailedStep step = read(List.of(job)).get(0);
      jobs.setJobRetries(1).jobId(id).dueDate(Date.from(clock.instant())).execute();
      events.publishEvent(new IncidentRetried(step, retriedBy));
    });
    return stopped.isPresent();
  }

  private List<FailedStep> read(List<Job> page) {
    Map<String, List<HistoricJobLog>> failures = failuresOf(page);
    Map<String, String> requests = requestsOf(page);
    return page.stream().map(job -> read(job, failures.getOrDefault(job.getId(), List.of()),
        requests.getOrDefault(job.getProcessInstanceId(), ""))).toList();
  }

  private FailedStep read(Job job, List<HistoricJobLog> failures, String request) {
    Date since = failures.isEmpty() ? job.getCreateTime() : failures.get(0).getTimestamp();
    return new FailedStep(job.getId(), processOf(job), request, stepOf(job), since.toInstant(),
        failures.size(), nextTry(job), FailureWords.of(jobs.getJobExceptionStacktrace(job.getId())));
  }

  /** The engine's own jobs, a clean-up for one, belong to no process. */
  private String processOf(Job job) {
    return job.getProcessDefinitionId() == null ? "Engine"
        : repository.getProcessDefinition(job.getProcessDefinitionId()).getName();
  }

  private String stepOf(Job job) {
    if (job.getProcessDefinitionId() == null || job.getFailedActivityId() == null) {
      return "Housekeeping";
    }
    FlowElement step = repository.getBpmnModelInstance(job.getProcessDefinitionId())
        .getModelElementById(job.getFailedActivityId());
    return step == null || step.getName() == null ? job.getFailedActivityId() : step.getName();
  }

  /** Oldest first, by job. The log is asked for executions, as it cannot be for jobs; the engine's own have none. */
  private Map<String, List<HistoricJobLog>> failuresOf(List<Job> page) {
    String[] executions =
        page.stream().map(Job::getExecutionId).filter(Objects::nonNull).distinct().toArray(String[]::new);
    Stream<HistoricJobLog> ofProcesses = executions.length == 0 ? Stream.empty()
        : failures().executionIdIn(executions).list().stream();
    Stream<HistoricJobLog> ofTheEngine = page.stream().filter(job -> job.getExecutionId() == null)
        .flatMap(job -> failures().jobId(job.getId()).list().stream());
    return Stream.concat(ofProcesses, ofTheEngine).collect(Collectors.groupingBy(HistoricJobLog::getJobId));
  }

  private HistoricJobLogQuery failures() {
    return history.createHistoricJobLogQuery().failureLog().orderByTimestamp().asc();
  }

  /** By process instance. */
  private Map<String, String> requestsOf(List<Job> page) {
    Set<String> ids = page.stream().map(Job::getProcessInstanceId).filter(Objects::nonNull).collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : instances.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
        .filter(instance -> instance.getBusinessKey() != null)
        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  private Instant nextTry(Job job) {
    if (job.getRetries() == 0) {
      return null;
    }
    return job.getDuedate() == null ? clock.instant() : job.getDuedate().toInstant();
  }
}
