package dev.assent.consentchange;

import java.util.UUID;

/** The port to the engine; every call takes part in the caller's transaction. */
public interface ConsentChangeProcess {

  /** Starts the change's instance, and runs it to its end or to the officer's task. */
  void start(UUID changeId, ReviewInputs inputs);

  /** Ends the review of a change that has nothing left to decide. A review that has ended is left alone. */
  void endReview(UUID changeId);
}
