package dev.assent.consentchange.workflow;

import dev.assent.consentchange.ConsentWidening;
import dev.assent.consentchange.ItemOutcome;
import dev.assent.consentchange.ReviewFacts;
import dev.assent.consentchange.ReviewFacts.Facts;
import dev.assent.engine.BankTime;
import dev.assent.engine.Decision;
import dev.assent.engine.DecisionRefused;
import dev.assent.engine.TaskReview;
import dev.assent.engine.TaskSheet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The officer's task: what it shows, and where the decision goes. */
@Component
class ConsentChangeReview implements TaskReview {

  private static final Map<String, String> REASONS = Map.of(
      "SENSITIVE_ITEM", "A sensitive item is among what the customer shares",
      "FLAGGED_CUSTOMER", "The bank watches the consents of this customer",
      "FLAGGED_TSP", "The bank watches this TSP");

  private final ReviewFacts facts;
  private final ConsentWidening widening;
  private final BankTime time;

  ConsentChangeReview(ReviewFacts facts, ConsentWidening widening, BankTime time) {
    this.facts = facts;
    this.widening = widening;
    this.time = time;
  }

  @Override
  public String processKey() {
    return ConsentChangeEngine.PROCESS;
  }

  @Override
  public String taskKey() {
    return "review";
  }

  @Override
  public TaskSheet sheet(String changeId) {
    Facts change = facts.of(UUID.fromString(changeId));
    String reason = REASONS.getOrDefault(change.review(), change.review());
    String requestedAt = time.write(change.requestedAt());
    // Told apart in the list by number and time: of the customer, the list shows nothing.
    String which = "Change " + changeId.substring(0, 8) + " of " + requestedAt + ". " + reason;
    return new TaskSheet("A customer shares more with " + change.tsp(), which, Map.of(
        "tsp", change.tsp(),
        "client", change.client(),
        "customerRef", change.customer(),
        "reviewReason", reason,
        "requestedAt", requestedAt,
        "items", items(change)));
  }

  @Override
  public void decided(Decision decision) {
    if (!widening.decided(UUID.fromString(decision.requestId()), decision.decidedBy(), decision.reason())) {
      throw new DecisionRefused("The customer has changed this consent meanwhile: nothing is left to decide.");
    }
  }

  private static List<Map<String, String>> items(Facts change) {
    return change.items().entrySet().stream()
        .map(entry -> Map.of("item", entry.getKey(), "change", words(entry.getValue()))).toList();
  }

  private static String words(ItemOutcome outcome) {
    return switch (outcome) {
      case PENDING, REQUESTED -> "To be shared, awaits your decision";
      case ADDED -> "Shared with this change";
      case KEPT -> "Shared before, stays";
      case AWAITED -> "Awaits the decision on an earlier change";
      case WITHDRAWN -> "Withdrawn with this change";
      case LEFT_OUT -> "Not shared";
      case SUPERSEDED, DECLINED -> "No longer asked for";
    };
  }
}
