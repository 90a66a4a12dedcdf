package dev.assent.jose.hostile;

import dev.assent.jose.hostile.HostileMessages.Accepted;
import dev.assent.jose.hostile.HostileMessages.Refused;
import java.util.ArrayList;
import java.util.List;

/** Collects the messages of one class while they are made. */
final class Corpus {

  final Forge forge;
  private final FaultClass faultClass;
  private final List<Refused> refused = new ArrayList<>();
  private Accepted twin;

  Corpus(Forge forge, FaultClass faultClass) {
    this.forge = forge;
    this.faultClass = faultClass;
  }

  /** From here on, messages are this one with a fault. */
  Corpus of(Accepted accepted) {
    this.twin = accepted;
    return this;
  }

  String twin() {
    return twin.message();
  }

  /** @param expected "jws" or "jwe", then the reason, then what is at fault: "jws header kid" */
  Corpus refuse(String expected, String description, String message) {
    String[] words = expected.split(" ");
    String code = words[0] + (words[1].equals("unprotected") ? "_required" : "_invalid");
    String id = "%s-%03d".formatted(faultClass.word(), refused.size() + 1);
    refused.add(new Refused(id, faultClass.word(), description, twin.id(), twin.client(), twin.setting(), code,
        words[1], words.length > 2 ? words[2] : null, message));
    return this;
  }

  List<Refused> refused() {
    return refused;
  }
}
