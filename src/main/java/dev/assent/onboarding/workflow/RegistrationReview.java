package dev.assent.onboarding.workflow;

import dev.assent.approval.Verdict;
import dev.assent.engine.BankTime;
import dev.assent.engine.Decision;
import dev.assent.engine.DecisionRefused;
import dev.assent.engine.TaskReview;
import dev.assent.engine.TaskSheet;
import dev.assent.onboarding.OnboardingProcess;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationDecisions;
import dev.assent.onboarding.RegistrationField;
import dev.assent.onboarding.RegistrationReviews;
import dev.assent.onboarding.RegistrationUnderReview;
import dev.assent.onboarding.Signature;
import dev.assent.tsp.Tsp;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approver sees of a registration, and where the decision goes. */
@Component
class RegistrationReview implements TaskReview {

  private static final String FIELDS = "fields";

  private final RegistrationReviews reviews;
  private final RegistrationDecisions decisions;
  private final BankTime time;

  RegistrationReview(RegistrationReviews reviews, RegistrationDecisions decisions, BankTime time) {
    this.reviews = reviews;
    this.decisions = decisions;
    this.time = time;
  }

  @Override
  public String processKey() {
    return OnboardingProcess.KEY;
  }

  @Override
  public String taskKey() {
    return "review";
  }

  @Override
  public TaskSheet sheet(String requestId) {
    RegistrationUnderReview review = reviews.of(UUID.fromString(requestId));
    Registration registration = review.registration();
    Tsp tsp = review.tsp();
    return new TaskSheet(tsp.companyName() + " wants to register", "Registration of the developer account "
        + registration.userName(), TspFacts.of(tsp, Map.of(
            "userName", registration.userName(),
            "redirectUris", String.join("\n", registration.redirectUris()),
            "purpose", registration.purpose(),
            "submittedAt", time.write(registration.submittedAt()),
            "changes", review.changes())));
  }

  @Override
  public Set<Verdict> verdicts() {
    return EnumSet.allOf(Verdict.class);
  }

  @Override
  public Set<String> answers() {
    return Set.of(FIELDS);
  }

  @Override
  public Optional<String> requestedBy(String requestId) {
    return Optional.of(reviews.of(UUID.fromString(requestId)).registration().userName());
  }

  @Override
  public void decided(Decision decision) {
    Signature signature = new Signature(decision.group(), decision.decidedBy(), decision.verdict(),
        decision.reason(), fields(decision));
    if (!decisions.sign(UUID.fromString(decision.requestId()), signature)) {
      throw new DecisionRefused("This registration does not wait for a decision any more.");
    }
  }

  private static Set<String> fields(Decision decision) {
    Set<String> fields = new LinkedHashSet<>(decision.texts(FIELDS));
    if (fields.stream().anyMatch(field -> RegistrationField.of(field).isEmpty())) {
      throw new DecisionRefused("Tick entries of the registration only.");
    }
    if (decision.verdict() == Verdict.RETURN && fields.isEmpty()) {
      throw new DecisionRefused("Tick what is to be corrected: the applicant finds your reason there.");
    }
    return fields;
  }
}
