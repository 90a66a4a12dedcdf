package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.jose.DecryptionKey;
import dev.assent.jose.SigningKey;
import dev.assent.keys.KeysProperties.Pkcs12;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Keys that the operator keeps in a PKCS#12 file, read once at the start. Of each use the first alias names the active
 * key. Those after it are published, verify and decrypt, so that an operator can bring a new one and take a former one
 * away without anybody noticing. One whose certificate begins after the active key's is the next one; any other
 * retires.
 */
final class Pkcs12Keys implements KeySource {

  private final KeyRing ring;
  private final List<BankKeyFacts> facts;

  /** @param since when its certificate begins */
  private record Held(BankKey key, Instant since) { }

  private Pkcs12Keys(List<StoredKey> keys) {
    this.ring = KeyRing.of(keys);
    this.facts = keys.stream().map(Pkcs12Keys::facts).toList();
  }

  /** @throws KeySetupException when the file or one of its keys cannot be used */
  static Pkcs12Keys read(Pkcs12 setup) {
    KeyStore store = open(setup);
    List<Held> keys = new ArrayList<>();
    requireSome(KeyUse.SIGNING, setup.signingAliases())
        .forEach(alias -> keys.add(key(store, setup, alias, SigningKey::of)));
    requireSome(KeyUse.ENCRYPTION, setup.encryptionAliases())
        .forEach(alias -> keys.add(key(store, setup, alias, DecryptionKey::of)));
    setup.compatibilityAliases()
        .forEach(alias -> keys.add(key(store, setup, alias, DecryptionKey::ofCompatible)));
    keys.sort(Comparator.comparing(held -> KeyUse.of(held.key())));
    return new Pkcs12Keys(standing(keys));
  }

  @Override
  public KeyRing look(KeyRing present) {
    return ring;
  }

  @Override
  public List<BankKeyFacts> facts() {
    return facts;
  }

  @Override
  public boolean isOperators() {
    return true;
  }

  private static KeyStore open(Pkcs12 setup) {
    try (InputStream file = Files.newInputStream(Path.of(setup.location()))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, setup.password().toCharArray());
      return store;
    } catch (IOException unreadable) {
      throw unreadable.getCause() instanceof UnrecoverableKeyException
          ? KeySetupException.pkcs12Password(setup.location())
          : KeySetupException.pkcs12File(setup.location());
    } catch (GeneralSecurityException unreadable) {
      throw KeySetupException.pkcs12File(setup.location());
    }
  }

  /** The first of each use is the active one. */
  private static List<StoredKey> standing(List<Held> keys) {
    Map<KeyUse, Held> active = new EnumMap<>(KeyUse.class);
    return keys.stream().map(held -> {
      Held first = active.computeIfAbsent(KeyUse.of(held.key()), use -> held);
      KeyState behind = held.since().isAfter(first.since()) ? KeyState.NEXT : KeyState.RETIRING;
      return new StoredKey(held.key(), held == first ? KeyState.ACTIVE : behind, true);
    }).toList();
  }

  private static List<String> requireSome(KeyUse use, List<String> aliases) {
    if (aliases.isEmpty()) {
      throw KeySetupException.pkcs12Aliases(use);
    }
    return aliases;
  }

  private static Held key(KeyStore store, Pkcs12 setup, String alias,
      BiFunction<PublicKey, PrivateKey, BankKey> kind) {
    try {
      Certificate certificate = store.getCertificate(alias);
      if (certificate != null && store.getKey(alias, setup.password().toCharArray()) instanceof PrivateKey key) {
        return new Held(kind.apply(certificate.getPublicKey(), key), since(certificate));
      }
      throw KeySetupException.pkcs12Alias(setup.location(), alias);
    } catch (GeneralSecurityException unreadable) {
      throw KeySetupException.pkcs12Password(setup.location());
    } catch (IllegalArgumentException unfit) {
      throw KeySetupException.pkcs12Key(alias, unfit.getMessage());
    }
  }

  private static Instant since(Certificate certificate) {
    return certificate instanceof X509Certificate dated ? dated.getNotBefore().toInstant() : Instant.EPOCH;
  }

  private static BankKeyFacts facts(StoredKey key) {
    return new BankKeyFacts(key.key().keyId(), KeyUse.of(key.key()), key.key().algorithm(), key.state(), null, null,
        null, null, false);
  }
}
