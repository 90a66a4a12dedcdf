package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.activity.Step;
import dev.assent.activity.Step.Outcome;
import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.UpstreamOutcome.Failed;
import dev.assent.gateway.UpstreamOutcome.NeverSent;
import dev.assent.gateway.UpstreamOutcome.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of a decision trace that come after the checks. */
final class UpstreamSteps {

  private UpstreamSteps() { }

  static Step forwarded(Call call, UpstreamOutcome outcome, long nanoseconds) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("response_timeout", call.facts().api().limits().responseTimeout().toMillis()));
    if (outcome instanceof Answered answered) {
      facts.add(Fact.word("outcome", "answered"));
      facts.add(Fact.text("upstream_status", answered.status()));
    } else if (outcome instanceof Unknown unknown) {
      facts.add(Fact.word("outcome", unknown.code().code()));
      facts.add(Fact.forStaff("cause", unknown.cause()));
    } else if (outcome instanceof NeverSent unsent) {
      facts.add(Fact.word("outcome", "never_sent"));
      facts.add(Fact.forStaff("cause", unsent.cause()));
    } else if (outcome instanceof Failed failed) {
      facts.add(Fact.word("outcome", "failed"));
      facts.add(Fact.forStaff("cause", failed.fault()));
    }
    boolean answered = outcome instanceof Answered answer && answer.status() < 500;
    return new Step("upstream", answered ? Outcome.PASSED : Outcome.REFUSED, nanoseconds / 1_000, facts);
  }

  static Step unprotected(Call call) {
    return new Step("protection", Outcome.REFUSED, 0,
        List.of(Fact.word("protection", call.facts().api().jwt().response().name().toLowerCase(Locale.ROOT))));
  }
}
