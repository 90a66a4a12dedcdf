package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.gateway.RequestMessage.Signed;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * What the echo has in place of {@link UseIsTaken}. A use is a call that is forwarded, and the echo forwards nothing:
 * none is taken. A signed request is accepted once all the same, or nobody could try what a replay is told.
 */
@Component
class EchoIsNew implements Check {

  private final SeenRequests seen;

  EchoIsNew(SeenRequests seen) {
    this.seen = seen;
  }

  @Override
  public Verdict check(Call call) {
    Optional<Signed> signed = call.message().signed();
    try {
      signed.ifPresent(request -> seen.remember(call.facts().clientId(), request.verified()));
      return call.pass();
    } catch (DuplicateKeyException seenBefore) {
      return UseIsTaken.replayed(call);
    }
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(Fact.word("signed", call.message().signed().isPresent() ? "yes" : "no"));
  }
}
