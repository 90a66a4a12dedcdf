package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.jose.DecryptionKey;
import dev.assent.jose.DecryptionKeys;
import dev.assent.jose.SigningKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** The bank's own keys as they were when this node started; the first start of all makes them. */
@Component
public final class BankKeys {

  private final String publicJwks;
  private final SigningKey signingKey;
  private final DecryptionKeys decryptionKeys;

  BankKeys(BankKeyStore store) {
    for (KeyUse use : KeyUse.values()) {
      if (!store.hasActive(use)) {
        store.addActiveIfFirst(use, use.generate());
      }
    }
    List<StoredKey> keys = store.usable();
    this.publicJwks = BankKey.publicJwks(keys.stream().map(StoredKey::key).toList());
    this.signingKey = only(SigningKey.class, keys.stream().filter(StoredKey::active).toList()).get(0);
    this.decryptionKeys = DecryptionKeys.of(only(DecryptionKey.class, keys));
  }

  /** The public part of the active and the retiring keys, as a JWKS (RFC 7517), the active ones first. */
  public String publicJwks() {
    return publicJwks;
  }

  /** The active key, with which the bank signs from now on. */
  public SigningKey signingKey() {
    return signingKey;
  }

  /** The keys that a request may be encrypted to: the active one and those that retire. */
  public DecryptionKeys decryptionKeys() {
    return decryptionKeys;
  }

  private static <K extends BankKey> List<K> only(Class<K> kind, List<StoredKey> keys) {
    return keys.stream().map(StoredKey::key).filter(kind::isInstance).map(kind::cast).toList();
  }
}
