package dev.assent.engine;

import static java.util.stream.Collectors.joining;

import dev.assent.approval.ApprovalRounds;
import dev.assent.approval.SignedDecisions;
import dev.assent.approval.StaffGroup;
import dev.assent.approval.Verdict;
import dev.assent.form.VisibleText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Every completion of a task passes here, before anything of it is written. The engine does not check what a form
 * sends, nor who sends it: this does.
 */
@Component
class DecisionGate {

  static final String DECISION = "decision";
  private static final String REASON = "reason";
  static final String TOO_LATE =
      "This task is done already: somebody else has just decided, or the request was taken back.";
  private static final int LONGEST_REASON = 1000;

  private final TaskReviews reviews;
  private final SignedDecisions signed;
  private final ApprovalRounds rounds;
  private final Clock clock;

  DecisionGate(TaskReviews reviews, SignedDecisions signed, ApprovalRounds rounds, Clock clock) {
    this.reviews = reviews;
    this.signed = signed;
    this.rounds = rounds;
    this.clock = clock;
  }

  /**
   * @param submitted what the form or the caller sent; may be null
   * @return what may become process variables
   * @throws DecisionRefused if the decision does not hold
   */
  Map<String, Object> pass(CommandContext context, String taskId, Map<String, Object> submitted) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    Authentication signer = context.getAuthentication();
    if (task == null) {
      refuseIf(signer != null, TOO_LATE);
      return submitted; // the engine says so itself
    }
    // Read after the task: somebody may have been faster between the two.
    refuseIf(task.getExecution() == null, TOO_LATE);
    checkRight(context, task);
    TaskReview review = reviews.of(task).orElse(null);
    if (review == null) {
      refuseIf(signer != null, "This step is not decided in Tasklist.");
      return submitted;
    }
    refuseIf(signer == null || signer.getUserId() == null, "Sign in to decide on this request.");
    Decision decision = read(task, requestId(context, task), review, signer, SubmittedAnswers.read(submitted));
    checkSigner(task, review, decision);
    return context.runWithoutAuthorization(() -> {
      refuseIf(!signed.add(decision.processKey(), taskId, signatureOf(decision)), TOO_LATE);
      review.decided(decision);
      return Map.of(DECISION, decision.verdict().id());
    });
  }

  /** The right to a task goes with the task: who has none any more has come too late. */
  private static void checkRight(CommandContext context, TaskEntity task) {
    try {
      context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
    } catch (AuthorizationException denied) {
      TaskQuery open = context.getProcessEngineConfiguration().getTaskService().createTaskQuery().taskId(task.getId());
      refuseIf(context.runWithoutAuthorization(open::count) == 0, TOO_LATE);
      throw denied;
    }
  }

  /** By its own row: the way over the task's execution fails where the instance has just ended. */
  private static String requestId(CommandContext context, TaskEntity task) {
    ExecutionEntity instance = context.getExecutionManager().findExecutionById(task.getProcessInstanceId());
    refuseIf(instance == null, TOO_LATE);
    return instance.getBusinessKey();
  }

  private Decision read(TaskEntity task, String requestId, TaskReview review, Authentication signer,
      Map<String, Object> answers) {
    Object said = answers.remove(DECISION);
    String reason = reasonOf(answers.remove(REASON));
    answers.keySet().removeIf(name -> !review.answers().contains(name) && refused(name));
    Verdict verdict = Verdict.of(said).filter(review.verdicts()::contains)
        .orElseThrow(() -> new DecisionRefused("Choose a decision: "
            + review.verdicts().stream().map(Verdict::id).collect(joining(" or ")) + "."));
    refuseIf(reason == null && verdict != Verdict.APPROVE,
        "Give a reason: the applicant sees it and needs to know what to do.");
    return new Decision(review.processKey(), requestId, task.getId(),
        groupOf(task, signer), signer.getUserId(), verdict, reason, answers);
  }

  private void checkSigner(TaskEntity task, TaskReview review, Decision decision) {
    String signer = decision.decidedBy();
    refuseIf(task.getAssignee() != null && !task.getAssignee().equals(signer),
        "This task is claimed by " + task.getAssignee() + "; only they can decide on it.");
    refuseIf(review.requestedBy(decision.requestId()).filter(signer::equals).isPresent(),
        "You asked for this yourself, so somebody else must decide.");
    refuseIf(signed.hasApproved(decision.processKey(), decision.requestId(), signer)
            || rounds.hasApprovedAnotherLevel(decision.processKey(), decision.requestId(), signer),
        "You have already signed this request, so somebody else must sign this level.");
  }

  private SignedDecisions.Signed signatureOf(Decision decision) {
    return new SignedDecisions.Signed(0, decision.requestId(), decision.group(), decision.verdict(),
        decision.reason(), decision.decidedBy(), clock.instant());
  }

  /** The group whose turn it is, before one that the request has been escalated to. */
  private static String groupOf(TaskEntity task, Authentication signer) {
    List<String> groups = signer.getGroupIds() == null ? List.of() : signer.getGroupIds();
    return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .filter(groups::contains).map(StaffGroup::of).sorted().map(StaffGroup::id).findFirst()
        .orElseThrow(() -> new DecisionRefused("Your group does not sign this step."));
  }

  private static String reasonOf(Object text) {
    refuseIf(text != null && !(text instanceof String), "The reason is a text.");
    String reason = text instanceof String given && !VisibleText.isBlank(given) ? given.strip() : null;
    refuseIf(reason != null && VisibleText.hidesInLines(reason),
        "The reason contains invisible characters. Please type it anew.");
    refuseIf(reason != null && reason.length() > LONGEST_REASON,
        "The reason is too long: " + LONGEST_REASON + " characters at most.");
    return reason;
  }

  private static boolean refused(String name) {
    throw new DecisionRefused("\"" + name + "\" cannot be changed by a decision.");
  }

  private static void refuseIf(boolean fails, String sentence) {
    if (fails) {
      throw new DecisionRefused(sentence);
    }
  }
}
