package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.gateway.Verdict.Passed;
import java.util.List;
import java.util.stream.Stream;

/**
 * A caller may take seconds to send a body. What was found when the call began is then read and judged once more, by
 * the same checks, so that a consent that was withdrawn meanwhile, a suspended client or a revoked token is heeded. A
 * call that is on its way without delay costs no second look.
 */
class FactsAreFresh implements Check {

  private final List<Check> ofCaller;
  private final List<Check> ofApi;

  /**
   * @param ofCaller what is judged again of the token and its client; the first of them reads the facts
   * @param ofApi    what is judged again of the API; none where no catalogue publishes it
   */
  FactsAreFresh(List<Check> ofCaller, List<Check> ofApi) {
    this.ofCaller = List.copyOf(ofCaller);
    this.ofApi = List.copyOf(ofApi);
  }

  @Override
  public Verdict check(Call call) {
    if (call.facts().token().isFresh(System.nanoTime())) {
      return call.pass();
    }
    Verdict verdict = call.pass();
    for (Check check : Stream.concat(ofCaller.stream(), ofApi.stream()).toList()) {
      verdict = check.check(verdict.call());
      if (!(verdict instanceof Passed)) {
        return verdict;
      }
    }
    Call known = verdict.call();
    // The message was read as the API asked for when the call began; the answer follows the setting of now.
    return ofApi.isEmpty() ? known.with(call.facts().api()).pass() : known.readdressed().pass();
  }

  @Override
  public String name() {
    return "facts";
  }

  @Override
  public List<Fact> facts(Call call) {
    boolean ofCatalogue = !ofApi.isEmpty() && call.facts().api() != null;
    return Stream.concat(ofCaller.stream(), ofCatalogue ? ofApi.stream() : Stream.empty())
        .flatMap(check -> check.facts(call).stream()).toList();
  }
}
