package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The echo is in no catalogue: every active client has it, and no customer is needed. */
@Component
class EchoIsTarget implements Check {

  private final TargetApi echo;

  EchoIsTarget(DefaultCallLimits limits) {
    this.echo = new TargetApi(Echo.PATH, Set.of("POST"), null, URI.create("assent:echo"), JwtSetting.NONE,
        Instant.EPOCH, QueryParameters.of(EchoRequest.RESPONSE), limits.inForce(CallLimits.DEFAULT));
  }

  @Override
  public Verdict check(Call call) {
    return call.with(echo).pass();
  }

  @Override
  public String name() {
    return "api";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(Fact.text("api_path", Echo.PATH));
  }
}
