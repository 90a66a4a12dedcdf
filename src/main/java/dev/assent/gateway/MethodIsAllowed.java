package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;

/** RFC 9110 section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response". */
class MethodIsAllowed implements Check {

  @Override
  public Verdict check(Call call) {
    TargetApi api = call.facts().api();
    return api.methods().contains(call.request().getMethod())
        ? call.pass()
        : call.refuse(ErrorCode.METHOD_NOT_ALLOWED)
            .withHeader(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(api.methods())));
  }

  @Override
  public String name() {
    return "method";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(Fact.text("method", call.request().getMethod()),
        Fact.text("methods_allowed", String.join(", ", new TreeSet<>(call.facts().api().methods()))));
  }
}
