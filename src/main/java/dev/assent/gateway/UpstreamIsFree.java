package dev.assent.gateway;

import dev.assent.gateway.Entry.Free;
import dev.assent.gateway.Entry.Full;
import dev.assent.web.ErrorCode;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Takes a place at the upstream before a use is spent: a call that could not be sent then costs nothing. */
@Component
class UpstreamIsFree implements Check {

  private final Lanes lanes;
  private final Duration whileBusy;
  private final Duration whileBroken;

  UpstreamIsFree(Lanes lanes, GatewayProperties properties) {
    this.lanes = lanes;
    this.whileBusy = properties.retryAfter();
    this.whileBroken = properties.breaker().openFor();
  }

  @Override
  public Verdict check(Call call) {
    Entry entry = lanes.of(call.facts().api()).enter();
    if (entry instanceof Free free) {
      return call.with(free.passage()).pass();
    }
    return call.refuse(ErrorCode.UPSTREAM_OVERLOADED)
        .withHeader(HttpHeaders.RETRY_AFTER, seconds(entry instanceof Full ? whileBusy : whileBroken));
  }

  static String seconds(Duration wait) {
    return String.valueOf(Math.max(1, wait.toSeconds()));
  }
}
