package dev.assent.gateway;

import dev.assent.web.ErrorCode;
import org.springframework.stereotype.Component;

/** An answer that nobody could encrypt must not be asked for. */
@Component
class ResponseKeyIsKnown implements Check {

  private final ClientKeyCache clientKeys;

  ResponseKeyIsKnown(ClientKeyCache clientKeys) {
    this.clientKeys = clientKeys;
  }

  @Override
  public Verdict check(Call call) {
    boolean encrypted = call.facts().api().jwt().response().encrypts();
    return encrypted && !clientKeys.of(call.facts()).canReceiveEncrypted()
        ? call.refuse(ErrorCode.CLIENT_ENCRYPTION_KEY_MISSING)
        : call.pass();
  }
}
