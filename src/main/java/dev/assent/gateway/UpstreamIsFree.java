package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.gateway.Entry.Broken;
import dev.assent.gateway.Entry.Free;
import dev.assent.gateway.Entry.Full;
import dev.assent.web.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    Call told = call.with(entry);
    if (entry instanceof Free) {
      return told.pass();
    }
    return told.refuse(ErrorCode.UPSTREAM_OVERLOADED)
        .withHeader(HttpHeaders.RETRY_AFTER, seconds(entry instanceof Full ? whileBusy : whileBroken));
  }

  @Override
  public String name() {
    return "upstream_free";
  }

  @Override
  public List<Fact> facts(Call call) {
    List<Fact> facts = new ArrayList<>();
    if (call.entry() instanceof Full full) {
      facts.add(Fact.word("upstream", "full"));
      facts.add(Fact.text("calls_at_once", full.allowed()));
    } else {
      facts.add(Fact.word("upstream", call.entry() instanceof Broken ? "broken" : "free"));
      facts.add(Fact.text("calls_at_once", call.facts().api().limits().maxConcurrentCalls()));
    }
    return facts;
  }

  static String seconds(Duration wait) {
    return String.valueOf(Math.max(1, wait.toSeconds()));
  }
}
