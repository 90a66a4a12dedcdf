package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import java.time.Instant;
import java.util.List;

class ApiIsGranted implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().api().granted() ? call.pass() : call.refuse(ErrorCode.API_NOT_GRANTED);
  }

  @Override
  public String name() {
    return "access";
  }

  @Override
  public List<Fact> facts(Call call) {
    Instant granted = call.facts().api().grantedAt();
    return granted == null
        ? List.of(Fact.word("access", "none"))
        : List.of(Fact.word("access", "granted"), Fact.moment("granted_at", granted));
  }
}
