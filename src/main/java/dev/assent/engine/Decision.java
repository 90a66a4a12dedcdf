package dev.assent.engine;

import dev.assent.approval.Verdict;
import java.util.Map;

/**
 * One signature under one request, already checked.
 *
 * @param requestId the process's business key
 * @param group the candidate group of the task, for which {@code decidedBy} signed
 * @param decidedBy username of the staff member
 * @param reason null only when approved without one; at most 1000 characters
 * @param answers the further form fields that the {@link TaskReview} accepts, as submitted
 */
public record Decision(String processKey, String requestId, String taskId, String group, String decidedBy,
    Verdict verdict, String reason, Map<String, Object> answers) {
}
