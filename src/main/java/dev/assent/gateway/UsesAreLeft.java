package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** A first look, so that an exhausted token is told so before anything else; {@link UseIsTaken} decides. */
class UsesAreLeft implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().token().isExhausted() ? exhausted(call) : call.pass();
  }

  @Override
  public String name() {
    return "uses";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(uses(call.facts().token()));
  }

  /** As in "0 of 3". */
  static Fact uses(TokenFacts token) {
    return token.usesLimit() == null
        ? Fact.word("uses_left", "unlimited")
        : Fact.text("uses_left", token.usesLeft() + " / " + token.usesLimit());
  }

  static Verdict exhausted(Call call) {
    ErrorCode code = ErrorCode.ACCESS_TOKEN_USES_EXHAUSTED;
    return call.refuse(code).withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.invalidToken(code));
  }
}
