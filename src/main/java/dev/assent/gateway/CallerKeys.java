package dev.assent.gateway;

import dev.assent.client.ClientKeySets;
import dev.assent.jose.ClientKeys;
import org.springframework.stereotype.Component;

/** The keys of the client that calls. A call's facts bring the client's version, so a change binds the next call. */
@Component
class CallerKeys {

  private final ClientKeySets keys;

  CallerKeys(ClientKeySets keys) {
    this.keys = keys;
  }

  ClientKeys of(CallFacts facts) {
    return keys.of(facts.clientId(), facts.clientVersion());
  }

  /** For a message that names an unknown key: the client may have a newer one at its address. */
  ClientKeys again(CallFacts facts) {
    return keys.again(facts.clientId(), facts.clientVersion());
  }
}
