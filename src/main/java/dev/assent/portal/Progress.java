package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.approval.ApprovalLevel;
import dev.assent.approval.ApprovalRound;
import dev.assent.approval.StaffGroup;
import dev.assent.web.Step;
import dev.assent.web.Step.State;
import dev.assent.web.Wording;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How far a request has come, step by step: what was done and when, and for whom it waits. */
@Component
class Progress {

  private final MessageSource messages;
  private final Wording say;
  private final Clock clock;

  Progress(MessageSource messages, Wording say, Clock clock) {
    this.messages = messages;
    this.say = say;
    this.clock = clock;
  }

  /** @param round the latest that the bank went through with it; null before the first */
  List<Step> of(ApiApplication application, ApprovalRound round, Locale locale) {
    ApiApplication.Stages at = application.history();
    ApplicationStatus status = application.status();
    List<Step> steps = new ArrayList<>();
    steps.add(done("selected", at.submitted(), locale));
    if (at.confirmed() != null) {
      steps.add(done("confirm", at.confirmed(), locale));
    } else if (status == ApplicationStatus.UNCONFIRMED) {
      steps.add(now("confirm", "applicant", locale));
    }
    steps.addAll(signatures(round, status == ApplicationStatus.IN_REVIEW, locale));
    steps.addAll(switch (status) {
      case UNCONFIRMED -> List.of(next("review", locale), next("granted", locale));
      case IN_REVIEW -> List.of(next("granted", locale));
      case RETURNED -> List.of(toCorrect(application.correctBy(), locale), next("review", locale),
          next("granted", locale));
      case APPROVED -> List.of(now("granted", "nobody", locale));
      case GRANTED -> List.of(done("granted", at.granted(), locale));
      case REJECTED -> List.<Step>of();
      case WITHDRAWN -> List.of(ended("withdrawn", at.closed(), locale));
      case EXPIRED -> List.of(ended("expired", at.closed(), locale));
    });
    return List.copyOf(steps);
  }

  /** A step for each group that must sign, with what it said; of an ended request only those that have signed. */
  private List<Step> signatures(ApprovalRound round, boolean open, Locale locale) {
    return round == null ? List.of() : round.levels().stream()
        .filter(level -> open || level.decidedAt() != null)
        .map(level -> signature(level, locale)).toList();
  }

  private Step signature(ApprovalLevel level, Locale locale) {
    String title = text("portal.step.signature." + level.state(), locale, group(level.group(), locale));
    return switch (level.state()) {
      case APPROVED -> new Step(title, say.exactly(level.decidedAt()), State.DONE, reason(level, locale));
      case RETURNED, REJECTED -> new Step(title, say.exactly(level.decidedAt()), State.BAD, reason(level, locale));
      case WAITING -> new Step(title, text(level.dueAt().isBefore(clock.instant()) ? "portal.waits-for.group.late"
          : "portal.waits-for.group", locale, group(level.group(), locale), say.day(level.dueAt())), State.NOW);
      case TO_COME -> new Step(title, null, State.NEXT);
    };
  }

  private String reason(ApprovalLevel level, Locale locale) {
    return level.reason() == null ? null : text("portal.step.reason", locale, level.reason());
  }

  private Step toCorrect(Instant until, Locale locale) {
    return new Step(text("portal.step.correct", locale),
        text("portal.waits-for.correction.until", locale, say.day(until)), State.NOW);
  }

  private String group(StaffGroup group, Locale locale) {
    return text("portal.group." + group, locale);
  }

  private Step done(String name, Instant at, Locale locale) {
    return new Step(text("portal.step." + name, locale), at == null ? null : say.exactly(at), State.DONE);
  }

  private Step now(String name, String waitsFor, Locale locale) {
    return new Step(text("portal.step." + name, locale), text("portal.waits-for." + waitsFor, locale), State.NOW);
  }

  private Step next(String name, Locale locale) {
    return new Step(text("portal.step." + name, locale), null, State.NEXT);
  }

  private Step ended(String how, Instant at, Locale locale) {
    return new Step(text("portal.step." + how, locale), say.exactly(at), State.BAD);
  }

  private String text(String code, Locale locale, Object... arguments) {
    return messages.getMessage(code, arguments, locale);
  }
}
