package dev.assent.portal;

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

/** The steps that every request takes, whatever it asks for, in words. */
@Component
class ApprovalSteps {

  private final MessageSource messages;
  private final Wording say;
  private final Clock clock;

  ApprovalSteps(MessageSource messages, Wording say, Clock clock) {
    this.messages = messages;
    this.say = say;
    this.clock = clock;
  }

  /**
   * What each group has said in each round, when and why, and between two rounds the correction.
   *
   * @param rounds oldest first
   * @param open   whether the bank is at it: then the groups that are still to sign are shown as well
   */
  List<Step> of(List<ApprovalRound> rounds, boolean open, Locale locale) {
    List<Step> steps = new ArrayList<>();
    for (ApprovalRound round : rounds) {
      boolean latest = round == rounds.get(rounds.size() - 1);
      if (!steps.isEmpty()) {
        steps.add(done("portal.registration.step.CORRECTED", round.openedAt(), locale));
      }
      round.levels().stream().filter(level -> open && latest || level.decidedAt() != null)
          .map(level -> signature(level, locale)).forEach(steps::add);
    }
    return steps;
  }

  Step done(String title, Instant at, Locale locale) {
    return new Step(text(title, locale), at == null ? null : say.exactly(at), State.DONE);
  }

  Step ended(String title, Instant at, Locale locale) {
    return new Step(text(title, locale), say.exactly(at), State.BAD);
  }

  Step now(String title, String waitsFor, Locale locale) {
    return new Step(text(title, locale), text(waitsFor, locale), State.NOW);
  }

  Step next(String title, Locale locale) {
    return new Step(text(title, locale), null, State.NEXT);
  }

  /** @param until null where nobody says */
  Step toCorrect(Instant until, Locale locale) {
    return until == null
        ? now("portal.step.correct", "portal.waits-for.correction", locale)
        : until("portal.step.correct", "portal.waits-for.correction.until", until, locale);
  }

  /** @param waitsFor a text with a place for the last day */
  Step until(String title, String waitsFor, Instant until, Locale locale) {
    return new Step(text(title, locale), text(waitsFor, locale, say.day(until)), State.NOW);
  }

  private Step signature(ApprovalLevel level, Locale locale) {
    String group = group(level.group(), locale);
    String title = text("portal.step.signature." + level.state(), locale, group);
    return switch (level.state()) {
      case APPROVED -> new Step(title, say.exactly(level.decidedAt()), State.DONE, reason(level, locale));
      case RETURNED, REJECTED -> new Step(title, say.exactly(level.decidedAt()), State.BAD, reason(level, locale));
      case WAITING -> new Step(title, text(level.dueAt().isBefore(clock.instant()) ? "portal.waits-for.group.late"
          : "portal.waits-for.group", locale, group, say.day(level.dueAt())), State.NOW);
      case TO_COME -> new Step(title, null, State.NEXT);
    };
  }

  private String reason(ApprovalLevel level, Locale locale) {
    return level.reason() == null ? null : text("portal.step.reason", locale, level.reason());
  }

  private String group(StaffGroup group, Locale locale) {
    return text("portal.group." + group, locale);
  }

  private String text(String code, Locale locale, Object... arguments) {
    return messages.getMessage(code, arguments, locale);
  }
}
