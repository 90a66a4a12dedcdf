package dev.assent.onboarding;

import java.util.UUID;

/** This module's own port to whatever leads a TSP out; in the caller's transaction. */
public interface OffboardingProcess {

  String KEY = "tsp-offboarding";

  /** Starts to withdraw the customers' consents, and then waits for the TSP's confirmation. */
  void start(UUID offboardingId);

  /** The TSP has confirmed. */
  void confirmed(UUID offboardingId);
}
