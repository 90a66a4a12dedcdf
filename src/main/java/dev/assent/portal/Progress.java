package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.onboarding.Registration;
import dev.assent.web.Step;
import dev.assent.web.Step.State;
import dev.assent.web.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How far a request has come, step by step: what was done and when, and for whom it waits. */
@Component
class Progress {

  private final MessageSource messages;
  private final Wording say;

  Progress(MessageSource messages, Wording say) {
    this.messages = messages;
    this.say = say;
  }

  List<Step> of(Registration registration, Locale locale) {
    Instant decided = registration.decidedAt();
    Step submitted = done("signed-up", registration.submittedAt(), locale);
    return switch (registration.status()) {
      case SUBMITTED -> List.of(submitted, now("review", "approver", locale), next("registered", locale));
      case APPROVED -> List.of(submitted, done("review", decided, locale), now("registered", "nobody", locale));
      case REGISTERED -> List.of(submitted, done("review", decided, locale), done("registered", null, locale));
      case REJECTED -> List.of(submitted, rejected(decided, locale));
    };
  }

  List<Step> of(ApiApplication application, Locale locale) {
    ApiApplication.Stages at = application.history();
    Step selected = done("selected", at.submitted(), locale);
    Step confirmed = done("confirm", at.confirmed(), locale);
    Step reviewed = done("review", at.decided(), locale);
    return switch (application.status()) {
      case UNCONFIRMED -> List.of(selected, now("confirm", "applicant", locale), next("review", locale),
          next("granted", locale));
      case IN_REVIEW -> List.of(selected, confirmed, now("review", "approver", locale), next("granted", locale));
      case APPROVED -> List.of(selected, confirmed, reviewed, now("granted", "nobody", locale));
      case GRANTED -> List.of(selected, confirmed, reviewed, done("granted", at.granted(), locale));
      case REJECTED -> List.of(selected, confirmed, rejected(at.decided(), locale));
    };
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

  private Step rejected(Instant at, Locale locale) {
    return new Step(text("portal.step.rejected", locale), say.exactly(at), State.BAD);
  }

  private String text(String code, Locale locale) {
    return messages.getMessage(code, null, locale);
  }
}
