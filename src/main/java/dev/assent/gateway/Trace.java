package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.activity.Step;
import dev.assent.activity.Step.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was decided on one call, check by check. Noting it costs next to nothing; what a check judged is asked for only
 * if the call is refused in the end.
 */
final class Trace {

  private record Decision(Check check, Verdict verdict, long nanoseconds) { }

  private final List<Decision> decisions = new ArrayList<>(16);
  private Call call;

  Trace(Call call) {
    this.call = call;
  }

  void note(Check check, Verdict verdict, long nanoseconds) {
    decisions.add(new Decision(check, verdict, nanoseconds));
    call = verdict.call();
  }

  /** The call, with all that was known of it after the last check. */
  Call call() {
    return call;
  }

  /** @param after what came after the checks */
  List<Step> steps(Step... after) {
    return Stream.concat(decisions.stream().map(Trace::step), Stream.of(after)).toList();
  }

  private static Step step(Decision decision) {
    boolean passed = decision.verdict() instanceof Verdict.Passed;
    return new Step(decision.check().name(), passed ? Outcome.PASSED : Outcome.REFUSED, decision.nanoseconds() / 1_000,
        facts(decision));
  }

  private static List<Fact> facts(Decision decision) {
    return decision.check().facts(decision.verdict().call());
  }
}
