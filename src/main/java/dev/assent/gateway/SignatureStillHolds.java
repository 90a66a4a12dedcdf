package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.jose.RefusedMessageException;
import java.util.List;
import org.springframework.stereotype.Component;

/** For a call that took its time: the key that signed it may have been taken out of the client's keys meanwhile. */
@Component
class SignatureStillHolds implements Check {

  private final RequestOpening opening;

  SignatureStillHolds(RequestOpening opening) {
    this.opening = opening;
  }

  @Override
  public Verdict check(Call call) {
    try {
      call.message().signed().ifPresent(request -> opening.verifyAgain(call, request));
      return call.pass();
    } catch (RefusedMessageException refused) {
      return RequestOpening.refuse(call, refused);
    }
  }

  @Override
  public String name() {
    return "request";
  }

  @Override
  public List<Fact> facts(Call call) {
    return RequestIsProtected.factsOf(call);
  }
}
