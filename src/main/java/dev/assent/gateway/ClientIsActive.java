package dev.assent.gateway;

import dev.assent.web.ErrorCode;

class ClientIsActive implements Check {

  @Override
  public Verdict check(Call call) {
    return call.facts().clientIsActive() ? call.pass() : call.refuse(ErrorCode.CLIENT_SUSPENDED);
  }
}
