package dev.assent.client;

import java.time.Instant;
import java.util.List;

/** @param earlier null if there is none; its time may have passed */
record StoredSecrets(StoredSecret current, StoredSecret earlier) {

  List<SecretFacts> facts(Instant now) {
    return earlier != null && earlier.validUntil().isAfter(now)
        ? List.of(current.facts(), earlier.facts())
        : List.of(current.facts());
  }
}
