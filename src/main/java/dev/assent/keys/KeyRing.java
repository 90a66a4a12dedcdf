package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.jose.DecryptionKey;
import dev.assent.jose.DecryptionKeys;
import dev.assent.jose.SigningKey;
import java.util.Comparator;
import java.util.List;

/** The bank's keys at one moment, ready for use. Immutable. */
record KeyRing(String publicJwks, SigningKey signingKey, DecryptionKeys decryptionKeys) {

  /**
   * @param keys one active signing key among them
   * @throws IllegalArgumentException when there is none
   */
  static KeyRing of(List<StoredKey> keys) {
    // The active ones first: clients that ignore kid take the first key of a use.
    List<BankKey> published = keys.stream()
        .filter(StoredKey::published)
        .sorted(Comparator.comparing(key -> key.state() != KeyState.ACTIVE))
        .map(StoredKey::key).toList();
    List<StoredKey> active = keys.stream().filter(key -> key.state() == KeyState.ACTIVE).toList();
    SigningKey signing = only(SigningKey.class, active).stream().findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The bank has no active signing key."));
    return new KeyRing(BankKey.publicJwks(published), signing, DecryptionKeys.of(only(DecryptionKey.class, keys)));
  }

  private static <K extends BankKey> List<K> only(Class<K> kind, List<StoredKey> keys) {
    return keys.stream().map(StoredKey::key).filter(kind::isInstance).map(kind::cast).toList();
  }
}
