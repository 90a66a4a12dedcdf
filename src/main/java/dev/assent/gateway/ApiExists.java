package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import java.util.List;

class ApiExists implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().api() != null ? call.pass() : call.refuse(ErrorCode.API_NOT_FOUND);
  }

  @Override
  public String name() {
    return "api";
  }

  @Override
  public List<Fact> facts(Call call) {
    return call.api() == null
        ? List.of(Fact.word("api", "unnamed"))
        : List.of(Fact.text("api_path", call.api()),
            Fact.word("api", call.facts().api() == null ? "unpublished" : "published"));
  }
}
