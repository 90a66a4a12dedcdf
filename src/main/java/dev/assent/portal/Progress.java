package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.approval.ApprovalRound;
import dev.assent.web.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How far an application has come, step by step: what was done and when, and for whom it waits. */
@Component
class Progress {

  private static final String CONFIRM = "portal.step.confirm";
  private static final String REVIEW = "portal.step.review";
  private static final String GRANTED = "portal.step.granted";

  private final ApprovalSteps steps;

  Progress(ApprovalSteps steps) {
    this.steps = steps;
  }

  /** @param rounds that the bank went through with it, oldest first */
  List<Step> of(ApiApplication application, List<ApprovalRound> rounds, Locale locale) {
    ApiApplication.Stages at = application.history();
    List<Step> all = new ArrayList<>();
    all.add(steps.done("portal.step.selected", at.submitted(), locale));
    if (at.confirmed() != null) {
      all.add(steps.done(CONFIRM, at.confirmed(), locale));
    } else if (application.status() == ApplicationStatus.UNCONFIRMED) {
      all.add(steps.until(CONFIRM, "portal.waits-for.applicant.until", application.confirmBy(), locale));
    }
    all.addAll(steps.of(rounds, application.status() == ApplicationStatus.IN_REVIEW, locale));
    all.addAll(toCome(application, locale));
    return List.copyOf(all);
  }

  private List<Step> toCome(ApiApplication application, Locale locale) {
    ApiApplication.Stages at = application.history();
    return switch (application.status()) {
      case UNCONFIRMED -> List.of(steps.next(REVIEW, locale), steps.next(GRANTED, locale));
      case IN_REVIEW -> List.of(steps.next(GRANTED, locale));
      case RETURNED -> List.of(steps.toCorrect(application.correctBy(), locale), steps.next(REVIEW, locale),
          steps.next(GRANTED, locale));
      case APPROVED -> List.of(steps.now(GRANTED, "portal.waits-for.nobody", locale));
      case GRANTED -> List.of(steps.done(GRANTED, at.granted(), locale));
      case REJECTED -> List.of();
      case WITHDRAWN -> List.of(steps.ended("portal.step.withdrawn", at.closed(), locale));
      case EXPIRED -> List.of(steps.ended(at.confirmed() == null ? "portal.step.lapsed" : "portal.step.expired",
          at.closed(), locale));
    };
  }
}
