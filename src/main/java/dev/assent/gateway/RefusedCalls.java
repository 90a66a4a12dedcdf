package dev.assent.gateway;

import dev.assent.activity.Refusal;
import dev.assent.activity.Refusals;
import dev.assent.activity.Step;
import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.Verdict.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps why a call was refused, where the client is known: of anybody else there is nobody to show it to. */
@Component
class RefusedCalls {

  private final Refusals refusals;
  private final Clock clock;

  RefusedCalls(Refusals refusals, Clock clock) {
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * @param after the steps beyond the checks, if the call came so far
   * @return under which id the trace can be found; empty if the client is not known
   */
  Optional<UUID> note(Refused refused, Trace trace, Step... after) {
    String detail = refused.detail() == null ? refused.code().detail() : refused.detail();
    return note(refused.call(), refused.code().code(), refused.code().status().value(), detail, trace.steps(after));
  }

  /** The upstream's own words are the answer, so there is nothing in which the caller could be told of the trace. */
  void note(Call call, Answered failed, Trace trace, Step upstream) {
    note(call, Refusal.UPSTREAM_ERROR, failed.status(), null, trace.steps(upstream));
  }

  private Optional<UUID> note(Call call, String code, int status, String detail, List<Step> steps) {
    if (call.facts() == null) {
      return Optional.empty();
    }
    UUID traceId = UUID.randomUUID();
    refusals.note(new Refusal(traceId, clock.instant(), call.facts().clientId(), call.interactionId(),
        call.request().getMethod(), call.api() == null ? null : call.api().toString(), code, status, detail, steps));
    return Optional.of(traceId);
  }
}
