package dev.assent.gateway;

import dev.assent.web.ErrorCode;
import org.springframework.http.HttpHeaders;

/** A first look, so that an exhausted token is told so before anything else; {@link UseIsTaken} decides. */
class UsesAreLeft implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().token().isExhausted() ? exhausted(call) : call.pass();
  }

  static Verdict exhausted(Call call) {
    ErrorCode code = ErrorCode.ACCESS_TOKEN_USES_EXHAUSTED;
    return call.refuse(code).withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.invalidToken(code));
  }
}
