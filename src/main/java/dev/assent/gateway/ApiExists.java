package dev.assent.gateway;

import dev.assent.web.ErrorCode;

class ApiExists implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().api() != null ? call.pass() : call.refuse(ErrorCode.API_NOT_FOUND);
  }
}
