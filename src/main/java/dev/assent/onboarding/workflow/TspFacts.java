package dev.assent.onboarding.workflow;

import dev.assent.tsp.Tsp;
import java.util.HashMap;
import java.util.Map;

/** Who a TSP is, under the names that the review forms use. */
final class TspFacts {

  private TspFacts() { }

  /** @param more what else the form shows */
  static Map<String, Object> of(Tsp tsp, Map<String, ?> more) {
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("company", tsp.companyName());
    facts.put("registrationNumber", tsp.registrationNumber());
    facts.put("contactName", tsp.contactName());
    facts.put("contactEmail", tsp.contactEmail());
    facts.put("phone", tsp.phone());
    facts.put("certification", tsp.certification().words());
    return facts;
  }
}
