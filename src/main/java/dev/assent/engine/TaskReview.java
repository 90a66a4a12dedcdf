package dev.assent.engine;

import dev.assent.approval.Verdict;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a use case says about one reviewed user task of its BPMN; a bean of its {@code workflow} package. The engine
 * calls it for every task of that kind, so the BPMN needs no listeners, and a task with candidate groups but without a
 * review cannot come into being.
 */
public interface TaskReview {

  /** The id of the process in its BPMN. */
  String processKey();

  /** The id of the user task in its BPMN. */
  String taskKey();

  /**
   * What to show when the task is created.
   *
   * @param requestId the process's business key
   */
  TaskSheet sheet(String requestId);

  /**
   * Records a decision, in the transaction that completes the task and before the process goes on.
   *
   * @throws DecisionRefused with a sentence for the signer, if the use case does not accept it; nothing has happened
   */
  void decided(Decision decision);

  /** What a signer may say. */
  default Set<Verdict> verdicts() {
    return EnumSet.of(Verdict.APPROVE, Verdict.REJECT);
  }

  /** The form fields, besides {@code decision} and {@code reason}, that a submission may carry. */
  default Set<String> answers() {
    return Set.of();
  }

  /** The staff member who asked for this, if one did: nobody decides on what they asked for. */
  default Optional<String> requestedBy(String requestId) {
    return Optional.empty();
  }
}
