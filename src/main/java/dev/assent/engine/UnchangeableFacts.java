package dev.assent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.task.Task;

/** What of a task the engine's API never writes: sent back otherwise than it is, it would silently change nothing. */
final class UnchangeableFacts {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
  private static final Map<String, Function<Task, Object>> FACTS = Map.of(
      "id", Task::getId,
      "formKey", Task::getFormKey,
      "processInstanceId", Task::getProcessInstanceId,
      "processDefinitionId", Task::getProcessDefinitionId,
      "executionId", Task::getExecutionId,
      "taskDefinitionKey", Task::getTaskDefinitionKey,
      "caseExecutionId", Task::getCaseExecutionId,
      "caseDefinitionId", Task::getCaseDefinitionId,
      "suspended", Task::isSuspended);

  private UnchangeableFacts() { }

  /** Whether all that is sent of them is as it is; what is not sent is not changed. */
  static boolean same(Task task, JsonNode sent) {
    return FACTS.entrySet().stream().allMatch(fact -> !sent.hasNonNull(fact.getKey())
        || sent.get(fact.getKey()).asText().equals(String.valueOf(fact.getValue().apply(task))))
        && sameTime(task.getCreateTime(), sent.path("created"));
  }

  private static boolean sameTime(Date time, JsonNode sent) {
    try {
      return sent.isMissingNode() || sent.isNull()
          || Instant.ofEpochMilli(time.getTime()).equals(OffsetDateTime.parse(sent.asText(), TIME).toInstant());
    } catch (DateTimeParseException noTime) {
      return false;
    }
  }
}
