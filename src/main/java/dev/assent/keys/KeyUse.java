package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.jose.DecryptionKey;
import dev.assent.jose.SigningKey;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the bank has keys for, with the word that stands in the table. */
public enum KeyUse {

  SIGNING("sig", SigningKey::generateEs256, SigningKey::parse),
  /** With ECDH-ES+A256KW. */
  ENCRYPTION("enc", DecryptionKey::generateEc, DecryptionKey::parse),
  /** With RSA-OAEP-256. */
  RSA_ENCRYPTION("rsa", DecryptionKey::generateRsa, DecryptionKey::parse),
  /** For clients in the compatibility profile, with RSA-OAEP. There is none before the first such client. */
  COMPATIBILITY("old", DecryptionKey::generateCompatible, DecryptionKey::parse);

  private final String column;
  private final Supplier<BankKey> generator;
  private final Function<String, BankKey> parser;

  KeyUse(String column, Supplier<BankKey> generator, Function<String, BankKey> parser) {
    this.column = column;
    this.generator = generator;
    this.parser = parser;
  }

  /** Whether the bank always has a key for it. */
  boolean isAlwaysOffered() {
    return this != COMPATIBILITY;
  }

  String column() {
    return column;
  }

  /** Takes up to some seconds for RSA. */
  BankKey generate() {
    return generator.get();
  }

  BankKey parse(String privateJwk) {
    return parser.apply(privateJwk);
  }

  /** What a key is for that brings its {@code alg} with it. */
  static KeyUse of(BankKey key) {
    if (key instanceof SigningKey) {
      return SIGNING;
    }
    return switch (key.algorithm()) {
      case "RSA-OAEP-256" -> RSA_ENCRYPTION;
      case "RSA-OAEP" -> COMPATIBILITY;
      default -> ENCRYPTION;
    };
  }

  static KeyUse ofColumn(String column) {
    return Arrays.stream(values()).filter(use -> use.column.equals(column)).findFirst().orElseThrow();
  }
}
