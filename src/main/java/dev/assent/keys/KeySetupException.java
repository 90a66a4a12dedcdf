package dev.assent.keys;

import java.util.Locale;

/** What the operator set for keys is missing, malformed or another than before: Assent must not start. */
final class KeySetupException extends RuntimeException {

  private final String description;
  private final String action;

  private KeySetupException(String description, String action) {
    super(description + " " + action);
    this.description = description;
    this.action = action;
  }

  static KeySetupException missing() {
    return new KeySetupException(
        "There is no key to encrypt stored secrets with (assent.keys.encryption-key).",
        "Set ASSENT_KEYS_ENCRYPTION_KEY to 32 random bytes in base64, which `openssl rand -base64 32` makes, "
            + "and keep it: nothing stored can be read without it.");
  }

  static KeySetupException malformed() {
    return new KeySetupException(
        "The key to encrypt stored secrets with (assent.keys.encryption-key) is not 32 bytes in base64.",
        "Set ASSENT_KEYS_ENCRYPTION_KEY to what `openssl rand -base64 32` prints.");
  }

  static KeySetupException notTheOneUsed() {
    return new KeySetupException(
        "The bank's keys in this database were encrypted under another key than the one configured now.",
        "Set ASSENT_KEYS_ENCRYPTION_KEY to the value that it had before, or name that value in "
            + "ASSENT_KEYS_FORMERENCRYPTIONKEYS.");
  }

  static KeySetupException rotation() {
    return new KeySetupException(
        "The rotation of the bank's keys (assent.keys.rotation) contradicts itself.",
        "Make assent.keys.rotation.every (0 = by hand only) longer than assent.keys.rotation.published-ahead, and none "
            + "of them negative.");
  }

  static KeySetupException jwksMaxAge() {
    return new KeySetupException(
        "The JWKS may be kept (assent.keys.jwks-max-age) for longer than a key is published ahead of its use.",
        "Make assent.keys.jwks-max-age at most as long as assent.keys.rotation.published-ahead.");
  }

  static KeySetupException pkcs12File(String location) {
    return new KeySetupException(
        "The file with the bank's keys (assent.keys.pkcs12.location), %s, is not there, or is not PKCS#12."
            .formatted(location),
        "Set ASSENT_KEYS_PKCS12_LOCATION to a PKCS#12 file that this process may read, or leave it away.");
  }

  static KeySetupException pkcs12Password(String location) {
    return new KeySetupException(
        "The password of the file with the bank's keys (assent.keys.pkcs12.password) does not open %s."
            .formatted(location),
        "Set ASSENT_KEYS_PKCS12_PASSWORD to the password of the file, which must be that of its keys too.");
  }

  static KeySetupException pkcs12Aliases(KeyUse use) {
    String name = use == KeyUse.SIGNING ? "signing-aliases" : "encryption-aliases";
    return new KeySetupException(
        "The bank's keys are in a PKCS#12 file, but which of them is for what is not said: assent.keys.pkcs12.%s."
            .formatted(name),
        "Set ASSENT_KEYS_PKCS12_%s to the alias of a key in the file; the first of several is the one in use."
            .formatted(name.replace("-", "").toUpperCase(Locale.ROOT)));
  }

  static KeySetupException pkcs12Alias(String location, String alias) {
    return new KeySetupException(
        "The file with the bank's keys, %s, has no private key with a certificate under the alias %s."
            .formatted(location, alias),
        "Compare assent.keys.pkcs12.signing-aliases, encryption-aliases and compatibility-aliases with "
            + "what `keytool -list` prints.");
  }

  static KeySetupException pkcs12Key(String alias, String why) {
    return new KeySetupException(
        "The bank's key under the alias %s in the PKCS#12 file cannot be used. %s".formatted(alias, why),
        "Put another key there.");
  }

  static KeySetupException formerKeyMalformed() {
    return new KeySetupException(
        "A former encryption key (assent.keys.former-encryption-keys) is not 32 bytes in base64.",
        "Set ASSENT_KEYS_FORMERENCRYPTIONKEYS to the former values of ASSENT_KEYS_ENCRYPTION_KEY, with commas "
            + "between.");
  }

  String description() {
    return description;
  }

  String action() {
    return action;
  }
}
