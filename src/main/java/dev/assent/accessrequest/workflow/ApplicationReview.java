package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.AccessRequestProcess;
import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationDecisions;
import dev.assent.accessrequest.ApplicationReviews;
import dev.assent.accessrequest.Signature;
import dev.assent.approval.Verdict;
import dev.assent.catalog.ApiPath;
import dev.assent.engine.Decision;
import dev.assent.engine.DecisionRefused;
import dev.assent.engine.TaskReview;
import dev.assent.engine.TaskSheet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an approver may say of an API application, and where the decision goes. */
@Component
class ApplicationReview implements TaskReview {

  private static final String APPROVED_APIS = "approvedApis";
  private static final String FIELDS = "fields";
  private static final Set<String> CORRECTABLE = Set.of("apis", "purpose");

  private final ApplicationReviews reviews;
  private final ApplicationDecisions decisions;
  private final ApplicationSheet sheet;

  ApplicationReview(ApplicationReviews reviews, ApplicationDecisions decisions, ApplicationSheet sheet) {
    this.reviews = reviews;
    this.decisions = decisions;
    this.sheet = sheet;
  }

  @Override
  public String processKey() {
    return AccessRequestProcess.KEY;
  }

  @Override
  public String taskKey() {
    return "review";
  }

  @Override
  public TaskSheet sheet(String requestId) {
    return sheet.of(reviews.of(UUID.fromString(requestId)));
  }

  @Override
  public Set<Verdict> verdicts() {
    return EnumSet.allOf(Verdict.class);
  }

  @Override
  public Set<String> answers() {
    return Set.of(APPROVED_APIS, FIELDS);
  }

  @Override
  public Optional<String> requestedBy(String requestId) {
    return Optional.of(application(requestId).applicant());
  }

  @Override
  public void decided(Decision decision) {
    Signature signature = new Signature(decision.group(), decision.decidedBy(), decision.verdict(), decision.reason(),
        approved(decision), correctable(decision));
    if (!decisions.sign(UUID.fromString(decision.requestId()), signature)) {
      throw new DecisionRefused("This application does not wait for a decision.");
    }
  }

  private Set<ApiPath> approved(Decision decision) {
    List<ApiPath> applied = application(decision.requestId()).approvable();
    if (decision.verdict() != Verdict.APPROVE || !decision.answers().containsKey(APPROVED_APIS)) {
      return Set.copyOf(applied);
    }
    Set<String> ticked = new LinkedHashSet<>(decision.texts(APPROVED_APIS));
    Set<ApiPath> approved = applied.stream().filter(api -> ticked.remove(api.toString())).collect(Collectors.toSet());
    if (!ticked.isEmpty()) {
      throw new DecisionRefused("The application does not ask for " + String.join(", ", ticked) + ".");
    }
    if (approved.isEmpty()) {
      throw new DecisionRefused("Tick the APIs that you approve, or reject the application.");
    }
    if (approved.size() < applied.size() && decision.reason() == null) {
      throw new DecisionRefused("Give a reason for the APIs that you leave out: the applicant sees it.");
    }
    return approved;
  }

  private static Set<String> correctable(Decision decision) {
    List<String> fields = decision.texts(FIELDS);
    if (!CORRECTABLE.containsAll(fields)) {
      throw new DecisionRefused("What is to be corrected can only be one of " + CORRECTABLE.stream().sorted().toList()
          + ".");
    }
    if (decision.verdict() == Verdict.RETURN && fields.isEmpty()) {
      throw new DecisionRefused("Tick what is to be corrected: the applicant sees your reason there.");
    }
    return Set.copyOf(fields);
  }

  private ApiApplication application(String requestId) {
    return reviews.of(UUID.fromString(requestId)).application();
  }
}
