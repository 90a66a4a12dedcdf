package dev.assent.portal;

import dev.assent.approval.ApprovalLevel;
import dev.assent.approval.ApprovalRound;
import dev.assent.approval.StaffGroup;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationHistory;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.RegistrationStep;
import dev.assent.web.Step;
import dev.assent.web.Step.State;
import dev.assent.web.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How far a registration has come: what was done and when, for whom it waits, until when, and what follows. */
@Component
class RegistrationProgress {

  private final RegistrationHistory history;
  private final MessageSource messages;
  private final Wording say;

  RegistrationProgress(RegistrationHistory history, MessageSource messages, Wording say) {
    this.history = history;
    this.messages = messages;
    this.say = say;
  }

  List<Step> of(Registration registration, Locale locale) {
    Optional<ApprovalRound> round = history.round(registration.id());
    List<Step> steps = new ArrayList<>();
    history.steps(registration.id()).forEach(step -> steps.addAll(happened(step, round, locale)));
    steps.addAll(toCome(registration.status(), round, locale));
    return List.copyOf(steps);
  }

  /** An approval is shown as the signatures that it is made of. */
  private List<Step> happened(RegistrationStep step, Optional<ApprovalRound> round, Locale locale) {
    if (step.kind() == RegistrationStep.Kind.APPROVED && round.isPresent()) {
      return signatures(round.get(), locale).toList();
    }
    State state = switch (step.kind()) {
      case SIGNED_UP, VERIFIED, CORRECTED, APPROVED, REGISTERED -> State.DONE;
      case RETURNED, REJECTED, WITHDRAWN, EXPIRED -> State.BAD;
    };
    return List.of(new Step(text("portal.registration.step." + step.kind(), locale), say.exactly(step.at()), state));
  }

  private List<Step> toCome(RegistrationStatus status, Optional<ApprovalRound> round, Locale locale) {
    return switch (status) {
      case UNVERIFIED -> List.of(now("portal.registration.step.verify", "portal.waits-for.verification", locale),
          next("portal.step.review", locale), next("portal.step.registered", locale));
      case SUBMITTED -> Stream.concat(round.stream().flatMap(current -> signatures(current, locale)),
          Stream.of(next("portal.step.registered", locale))).toList();
      case RETURNED -> List.of(now("portal.step.correct", "portal.waits-for.correction", locale),
          next("portal.step.review", locale), next("portal.step.registered", locale));
      case APPROVED -> List.of(now("portal.step.registered", "portal.waits-for.nobody", locale));
      case REGISTERED, REJECTED, WITHDRAWN, EXPIRED -> List.of();
    };
  }

  private Stream<Step> signatures(ApprovalRound round, Locale locale) {
    return round.levels().stream().map(level -> signature(level, locale));
  }

  private Step signature(ApprovalLevel level, Locale locale) {
    String title = text("portal.step.signature." + level.state(), locale, group(level.group(), locale));
    return switch (level.state()) {
      case APPROVED -> new Step(title, say.exactly(level.decidedAt()), State.DONE);
      case RETURNED, REJECTED -> new Step(title, say.exactly(level.decidedAt()), State.BAD);
      case WAITING -> new Step(title, text("portal.waits-for.group", locale, group(level.group(), locale),
          say.day(level.dueAt())), State.NOW);
      case TO_COME -> new Step(title, null, State.NEXT);
    };
  }

  private Step now(String title, String detail, Locale locale) {
    return new Step(text(title, locale), text(detail, locale), State.NOW);
  }

  private Step next(String title, Locale locale) {
    return new Step(text(title, locale), null, State.NEXT);
  }

  private String group(StaffGroup group, Locale locale) {
    return text("portal.group." + group, locale);
  }

  private String text(String code, Locale locale, Object... arguments) {
    return messages.getMessage(code, arguments, locale);
  }
}
