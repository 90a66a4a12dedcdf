package dev.assent.activity;

import java.util.List;

/**
 * One check of a call.
 *
 * @param check        which; its words are in {@code messages/activity.properties}
 * @param microseconds how long it took
 * @param facts        what it judged, in its order
 */
public record Step(String check, Outcome outcome, long microseconds, List<Fact> facts) {

  /** Of a check. */
  public enum Outcome { PASSED, REFUSED }

  public Step {
    facts = List.copyOf(facts);
  }

  Step withoutFacts() {
    return new Step(check, outcome, microseconds, List.of());
  }

  Step forTsp() {
    return new Step(check, outcome, microseconds, facts.stream().filter(fact -> !fact.forStaff()).toList());
  }
}
