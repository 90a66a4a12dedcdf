package dev.assent.onboarding;

import java.util.UUID;

/** This module's own port to what brings a registration before the bank's approvers; in the caller's transaction. */
public interface OnboardingProcess {

  /** The name of the process, under which its rounds and signatures are kept. */
  String KEY = "tsp-registration";

  /** Starts the approval, or the wait for the link that verifies the e-mail. */
  void start(UUID registrationId);

  /** The link was followed. */
  void emailVerified(UUID registrationId);

  /** The developer has submitted a returned registration again. */
  void corrected(UUID registrationId);

  /** The developer has taken it back, wherever it waits. */
  void withdrawn(UUID registrationId);
}
