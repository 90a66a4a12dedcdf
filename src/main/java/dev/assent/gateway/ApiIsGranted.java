package dev.assent.gateway;

import dev.assent.web.ErrorCode;

class ApiIsGranted implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().api().granted() ? call.pass() : call.refuse(ErrorCode.API_NOT_GRANTED);
  }
}
