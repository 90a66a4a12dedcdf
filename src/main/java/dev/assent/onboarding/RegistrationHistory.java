package dev.assent.onboarding;

import dev.assent.approval.ApprovalRound;
import dev.assent.approval.ApprovalRounds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** How a registration has come to where it stands. */
@Service
public class RegistrationHistory {

  private final RegistrationStepTable steps;
  private final RegistrationRevisionTable revisions;
  private final ApprovalRounds rounds;

  RegistrationHistory(RegistrationStepTable steps, RegistrationRevisionTable revisions, ApprovalRounds rounds) {
    this.steps = steps;
    this.revisions = revisions;
    this.rounds = rounds;
  }

  /** All that has happened, oldest first. */
  public List<RegistrationStep> steps(UUID registrationId) {
    return steps.of(registrationId);
  }

  /** How far the bank has come with what was submitted last; empty before the bank has seen it. */
  public Optional<ApprovalRound> round(UUID registrationId) {
    return rounds.latest(OnboardingProcess.KEY, registrationId.toString());
  }

  /** All passages through the bank, oldest first; none before the bank has seen it. */
  public List<ApprovalRound> rounds(UUID registrationId) {
    return rounds.of(OnboardingProcess.KEY, registrationId.toString());
  }

  /** What was submitted last. */
  public RegistrationDetails details(UUID registrationId) {
    return revisions.latestTwo(registrationId).get(0);
  }

  void submitted(UUID registrationId, RegistrationDetails details, Instant at) {
    revisions.append(registrationId, details, at);
  }

  void note(UUID registrationId, RegistrationStep.Kind kind, String by, String reason, Instant at) {
    steps.append(registrationId, new RegistrationStep(kind, at, by, reason));
  }

  /** When the bank returned it last. */
  Optional<Instant> returnedAt(UUID registrationId) {
    return steps.of(registrationId).stream().filter(step -> step.kind() == RegistrationStep.Kind.RETURNED)
        .map(RegistrationStep::at).reduce((earlier, later) -> later);
  }
}
