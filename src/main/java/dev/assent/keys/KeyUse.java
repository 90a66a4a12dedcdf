package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.jose.DecryptionKey;
import dev.assent.jose.SigningKey;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the bank has keys for, with the {@code use} of RFC 7517 that stands in the table. */
public enum KeyUse {

  SIGNING("sig", SigningKey::generateEs256, SigningKey::parse),
  ENCRYPTION("enc", DecryptionKey::generateEc, DecryptionKey::parse);

  private final String column;
  private final Supplier<BankKey> generator;
  private final Function<String, BankKey> parser;

  KeyUse(String column, Supplier<BankKey> generator, Function<String, BankKey> parser) {
    this.column = column;
    this.generator = generator;
    this.parser = parser;
  }

  String column() {
    return column;
  }

  BankKey generate() {
    return generator.get();
  }

  BankKey parse(String privateJwk) {
    return parser.apply(privateJwk);
  }

  static KeyUse ofColumn(String column) {
    return SIGNING.column.equals(column) ? SIGNING : ENCRYPTION;
  }
}
