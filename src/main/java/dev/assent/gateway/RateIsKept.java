package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.client.CallRate;
import dev.assent.token.CallRates;
import dev.assent.web.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The client calls no faster, and no more often on one day, than the bank lets it. */
@Component
class RateIsKept implements Check {

  private final CallRates rates;

  RateIsKept(CallRates rates) {
    this.rates = rates;
  }

  @Override
  public Verdict check(Call call) {
    Optional<Duration> wait = rates.refusedFor(call.facts().clientId(), call.facts().limits().rate());
    return wait.isEmpty() ? call.pass() : call.refuse(ErrorCode.RATE_LIMITED)
        .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().plusMillis(999).toSeconds()));
  }

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public List<Fact> facts(Call call) {
    CallRate rate = call.facts().limits().rate();
    return Stream.of(limit("calls_per_second", rate.perSecond()), limit("calls_per_day", rate.perDay()))
        .flatMap(Optional::stream).toList();
  }

  private static Optional<Fact> limit(String name, Integer calls) {
    return Optional.ofNullable(calls).map(number -> Fact.text(name, number));
  }
}
