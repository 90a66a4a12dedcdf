package dev.assent.onboarding.workflow;

import dev.assent.approval.Verdict;
import dev.assent.engine.BankTime;
import dev.assent.engine.Decision;
import dev.assent.engine.DecisionRefused;
import dev.assent.engine.TaskReview;
import dev.assent.engine.TaskSheet;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationDecisions;
import dev.assent.onboarding.RegistrationUnderReview;
import dev.assent.tsp.Tsp;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approver sees of a registration, and where the decision goes. */
@Component
class RegistrationReview implements TaskReview {

  private final RegistrationDecisions decisions;
  private final BankTime time;

  RegistrationReview(RegistrationDecisions decisions, BankTime time) {
    this.decisions = decisions;
    this.time = time;
  }

  @Override
  public String processKey() {
    return CamundaOnboardingProcess.KEY;
  }

  @Override
  public String taskKey() {
    return "review";
  }

  @Override
  public TaskSheet sheet(String requestId) {
    RegistrationUnderReview review = decisions.underReview(UUID.fromString(requestId));
    Registration registration = review.registration();
    Tsp tsp = review.tsp();
    return new TaskSheet(tsp.companyName() + " wants to register", "Registration of the developer account "
        + registration.userName(), Map.of(
            "company", tsp.companyName(),
            "registrationNumber", tsp.registrationNumber(),
            "contactName", tsp.contactName(),
            "contactEmail", tsp.contactEmail(),
            "phone", tsp.phone(),
            "userName", registration.userName(),
            "redirectUris", String.join("\n", registration.redirectUris()),
            "purpose", registration.purpose(),
            "submittedAt", time.write(registration.submittedAt())));
  }

  @Override
  public Optional<String> requestedBy(String requestId) {
    return Optional.of(decisions.underReview(UUID.fromString(requestId)).registration().userName());
  }

  @Override
  public void decided(Decision decision) {
    boolean first = decisions.decide(UUID.fromString(decision.requestId()), decision.verdict() == Verdict.APPROVE,
        decision.reason(), decision.decidedBy());
    if (!first) {
      throw new DecisionRefused("This registration was decided before");
    }
  }
}
