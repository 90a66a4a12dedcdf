package dev.assent.portal;

import dev.assent.approval.ApprovalRound;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationCorrections;
import dev.assent.onboarding.RegistrationHistory;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.RegistrationStep;
import dev.assent.onboarding.RegistrationStep.Kind;
import dev.assent.web.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How far a registration has come: what was done and when, for whom it waits, until when, and what follows. */
@Component
class RegistrationProgress {

  private static final String REVIEW = "portal.step.review";
  private static final String REGISTERED = "portal.step.registered";
  private static final Set<Kind> BEFORE_THE_BANK = EnumSet.of(Kind.SIGNED_UP, Kind.VERIFIED);
  private static final Set<Kind> AFTER_THE_BANK = EnumSet.of(Kind.REGISTERED, Kind.WITHDRAWN, Kind.EXPIRED);

  /** As the process has it. */
  private static final Duration TIME_TO_VERIFY = Duration.ofDays(7);

  private final RegistrationHistory history;
  private final RegistrationCorrections corrections;
  private final ApprovalSteps steps;

  RegistrationProgress(RegistrationHistory history, RegistrationCorrections corrections, ApprovalSteps steps) {
    this.history = history;
    this.corrections = corrections;
    this.steps = steps;
  }

  List<Step> of(Registration registration, Locale locale) {
    List<ApprovalRound> rounds = history.rounds(registration.id());
    List<RegistrationStep> happened = history.steps(registration.id());
    List<Step> all = new ArrayList<>();
    // What was decided before there were rounds stands among the steps alone.
    all.addAll(happened(happened, rounds.isEmpty() ? EnumSet.complementOf(EnumSet.copyOf(AFTER_THE_BANK))
        : BEFORE_THE_BANK, locale));
    all.addAll(steps.of(rounds, registration.status() == RegistrationStatus.SUBMITTED, locale));
    all.addAll(happened(happened, AFTER_THE_BANK, locale));
    all.addAll(toCome(registration, happened, locale));
    return List.copyOf(all);
  }

  private List<Step> happened(List<RegistrationStep> happened, Set<Kind> kinds, Locale locale) {
    return happened.stream().filter(step -> kinds.contains(step.kind())).map(step -> {
      String title = "portal.registration.step." + step.kind();
      return switch (step.kind()) {
        case SIGNED_UP, VERIFIED, CORRECTED, APPROVED, REGISTERED -> steps.done(title, step.at(), locale);
        case RETURNED, REJECTED, WITHDRAWN, EXPIRED -> steps.ended(title, step.at(), locale);
      };
    }).toList();
  }

  private List<Step> toCome(Registration registration, List<RegistrationStep> happened, Locale locale) {
    return switch (registration.status()) {
      case UNVERIFIED -> List.of(toVerify(happened, locale), steps.next(REVIEW, locale),
          steps.next(REGISTERED, locale));
      case SUBMITTED -> List.of(steps.next(REGISTERED, locale));
      case RETURNED -> List.of(steps.toCorrect(corrections.correctUntil(registration).orElse(null), locale),
          steps.next(REVIEW, locale), steps.next(REGISTERED, locale));
      case APPROVED -> List.of(steps.now(REGISTERED, "portal.waits-for.nobody", locale));
      case REGISTERED, REJECTED, WITHDRAWN, EXPIRED -> List.of();
    };
  }

  private Step toVerify(List<RegistrationStep> happened, Locale locale) {
    Instant since = happened.stream().filter(step -> step.kind() == Kind.SIGNED_UP).findFirst().orElseThrow().at();
    return steps.until("portal.registration.step.verify", "portal.waits-for.verification.until",
        since.plus(TIME_TO_VERIFY), locale);
  }
}
