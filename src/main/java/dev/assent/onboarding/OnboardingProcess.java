package dev.assent.onboarding;

import java.util.UUID;

/** This module's own port to whatever brings a registration before the bank's approvers. */
public interface OnboardingProcess {

  /** Starts the approval, in the caller's transaction. */
  void start(UUID registrationId);
}
