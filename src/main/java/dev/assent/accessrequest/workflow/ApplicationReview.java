package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationDecisions;
import dev.assent.accessrequest.ApplicationUnderReview;
import dev.assent.approval.Verdict;
import dev.assent.catalog.Api;
import dev.assent.engine.BankTime;
import dev.assent.engine.Decision;
import dev.assent.engine.DecisionRefused;
import dev.assent.engine.TaskReview;
import dev.assent.engine.TaskSheet;
import dev.assent.tsp.Tsp;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approver sees of an API application, and where the decision goes. */
@Component
class ApplicationReview implements TaskReview {

  private final ApplicationDecisions decisions;
  private final BankTime time;

  ApplicationReview(ApplicationDecisions decisions, BankTime time) {
    this.decisions = decisions;
    this.time = time;
  }

  @Override
  public String processKey() {
    return CamundaAccessRequestProcess.KEY;
  }

  @Override
  public String taskKey() {
    return "review";
  }

  @Override
  public TaskSheet sheet(String requestId) {
    ApplicationUnderReview review = decisions.underReview(UUID.fromString(requestId));
    ApiApplication application = review.application();
    Tsp tsp = review.tsp();
    int apis = review.apis().size();
    return new TaskSheet(tsp.companyName() + " applies for " + apis + (apis == 1 ? " API" : " APIs"),
        "For the client " + application.clientId(), Map.of(
            "company", tsp.companyName(),
            "registrationNumber", tsp.registrationNumber(),
            "contact", tsp.contactName() + ", " + tsp.contactEmail(),
            "applicant", application.applicant(),
            "purpose", application.purpose(),
            "submittedAt", time.write(application.history().submitted()),
            "apis", review.apis().stream().map(api -> row(api, review)).toList()));
  }

  private static Map<String, String> row(Api api, ApplicationUnderReview review) {
    return Map.of(
        "name", api.path() + " (" + api.title() + ")",
        "item", api.authorizationItem().orElse("None: public data"),
        "sensitivity", switch (api.sensitivity()) {
          case PUBLIC -> "Public";
          case CUSTOMER -> "Customer data";
          case SENSITIVE -> "Sensitive customer data";
        },
        "jwt", "Request " + words(api.jwt().request()) + ", Response " + words(api.jwt().response()),
        "granted", review.granted().contains(api.path()) ? "Yes" : "No");
  }

  private static String words(Enum<?> protection) {
    return "NONE".equals(protection.name()) ? "None" : protection.name();
  }

  @Override
  public Optional<String> requestedBy(String requestId) {
    return Optional.of(decisions.underReview(UUID.fromString(requestId)).application().applicant());
  }

  @Override
  public void decided(Decision decision) {
    boolean first = decisions.decide(UUID.fromString(decision.requestId()), decision.verdict() == Verdict.APPROVE,
        decision.reason(), decision.decidedBy());
    if (!first) {
      throw new DecisionRefused("This application does not wait for a decision");
    }
  }
}
