package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** An answer that nobody could encrypt must not be asked for. */
@Component
class ResponseKeyIsKnown implements Check {

  private final CallerKeys clientKeys;

  ResponseKeyIsKnown(CallerKeys clientKeys) {
    this.clientKeys = clientKeys;
  }

  @Override
  public Verdict check(Call call) {
    boolean encrypted = call.facts().api().jwt().response().encrypts();
    return encrypted && !clientKeys.of(call.facts()).canReceiveEncrypted()
        ? call.refuse(ErrorCode.CLIENT_ENCRYPTION_KEY_MISSING)
        : call.pass();
  }

  @Override
  public String name() {
    return "response_key";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(
        Fact.word("protection", call.facts().api().jwt().response().name().toLowerCase(Locale.ROOT)),
        Fact.word("encryption_key", clientKeys.of(call.facts()).canReceiveEncrypted() ? "yes" : "no"));
  }
}
