package dev.assent.gateway;

import dev.assent.token.CallRates;
import dev.assent.web.ErrorCode;
import java.time.Duration;
import java.util.Optional;
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
}
