package dev.assent.keys;

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
        "Set ASSENT_KEYS_ENCRYPTION_KEY to the value that it had when this database was first started.");
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

  String description() {
    return description;
  }

  String action() {
    return action;
  }
}
