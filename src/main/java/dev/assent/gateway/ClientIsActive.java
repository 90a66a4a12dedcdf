package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import java.util.List;

class ClientIsActive implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().clientIsActive() ? call.pass() : call.refuse(ErrorCode.CLIENT_SUSPENDED);
  }

  @Override
  public String name() {
    return "client";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(Fact.word("client", call.facts().clientIsActive() ? "active" : "suspended"));
  }
}
