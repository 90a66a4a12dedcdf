package dev.assent.onboarding;

import dev.assent.approval.FactChange;
import dev.assent.tsp.Tsp;
import java.util.List;

/** A registration with the TSP that it is about. @param changes since the last round; empty in the first */
public record RegistrationUnderReview(Registration registration, Tsp tsp, List<FactChange> changes) {

  public RegistrationUnderReview {
    changes = List.copyOf(changes);
  }
}
