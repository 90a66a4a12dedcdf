package dev.assent.engine;

import dev.assent.approval.Verdict;
import java.util.List;
import java.util.Map;

/**
 * One signature under one request, already checked.
 *
 * @param requestId the process's business key
 * @param group the candidate group of the task, for which {@code decidedBy} signed
 * @param decidedBy username of the staff member
 * @param reason null only when approved without one; at most 1000 characters
 * @param answers the further form fields that the {@link TaskReview} accepts: texts, numbers, booleans, lists of them
 */
public record Decision(String processKey, String requestId, String taskId, String group, String decidedBy,
    Verdict verdict, String reason, Map<String, Object> answers) {

  /**
   * The options that were ticked under a further field of the form.
   *
   * @return none if it was not submitted
   * @throws DecisionRefused if it is not a list of texts
   */
  public List<String> texts(String field) {
    Object submitted = answers.get(field);
    if (submitted == null) {
      return List.of();
    }
    if (!(submitted instanceof List<?> ticked) || !ticked.stream().allMatch(String.class::isInstance)) {
      throw new DecisionRefused("\"" + field + "\" is not a list of options.");
    }
    return ticked.stream().map(String.class::cast).toList();
  }
}
