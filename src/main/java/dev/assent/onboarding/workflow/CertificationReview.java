package dev.assent.onboarding.workflow;

import dev.assent.client.Client;
import dev.assent.engine.BankTime;
import dev.assent.engine.Decision;
import dev.assent.engine.DecisionRefused;
import dev.assent.engine.TaskReview;
import dev.assent.engine.TaskSheet;
import dev.assent.onboarding.CertificationPeriod;
import dev.assent.onboarding.CertificationProcess;
import dev.assent.onboarding.CertificationReviews;
import dev.assent.onboarding.CertificationUnderReview;
import dev.assent.onboarding.Signature;
import dev.assent.tsp.Tsp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approver sees of a TSP whose approval ends, and where the decision goes. */
@Component
class CertificationReview implements TaskReview {

  private final CertificationReviews reviews;
  private final BankTime time;

  CertificationReview(CertificationReviews reviews, BankTime time) {
    this.reviews = reviews;
    this.time = time;
  }

  @Override
  public String processKey() {
    return CertificationProcess.KEY;
  }

  @Override
  public String taskKey() {
    return "review";
  }

  @Override
  public TaskSheet sheet(String requestId) {
    CertificationUnderReview review = reviews.of(UUID.fromString(requestId));
    CertificationPeriod period = review.period();
    Tsp tsp = review.tsp();
    String until = time.write(period.validUntil());
    return new TaskSheet("The approval of " + tsp.companyName() + " ends", said(review, until),
        TspFacts.of(tsp, Map.of(
        "registeredAt", time.write(tsp.registeredAt()),
        "validFrom", time.write(period.validFrom()),
        "validUntil", until,
        "lapsed", period.lapsedAt() == null ? "No" : "Since " + time.write(period.lapsedAt())
            + ": the clients stand still",
        "clients", rows(review.clients()))));
  }

  @Override
  public void decided(Decision decision) {
    Signature signature = new Signature(decision.group(), decision.decidedBy(), decision.verdict(),
        decision.reason(), Set.of());
    if (!reviews.sign(UUID.fromString(decision.requestId()), signature)) {
      throw new DecisionRefused("This approval does not wait for a decision any more.");
    }
  }

  @Override
  public Optional<String> requestedBy(String requestId) {
    return Optional.ofNullable(reviews.of(UUID.fromString(requestId)).period().askedBy());
  }

  private static String said(CertificationUnderReview review, String until) {
    String askedBy = review.period().askedBy();
    return askedBy == null ? "Valid until " + until
        : askedBy + " asks for another review. It was not renewed because: " + review.before().reason();
  }

  private static List<Map<String, String>> rows(List<Client> clients) {
    return clients.stream().map(client -> Map.of("client", client.id(), "name", client.name(), "status",
        client.isActive() ? "Active" : "Suspended")).toList();
  }
}
