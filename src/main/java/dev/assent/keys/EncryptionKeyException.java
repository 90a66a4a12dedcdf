package dev.assent.keys;

/** The configured encryption key is missing, malformed or another one than before: Assent must not start. */
final class EncryptionKeyException extends RuntimeException {

  private final String description;
  private final String action;

  private EncryptionKeyException(String description, String action) {
    super(description + " " + action);
    this.description = description;
    this.action = action;
  }

  static EncryptionKeyException missing() {
    return new EncryptionKeyException(
        "There is no key to encrypt stored secrets with (assent.keys.encryption-key).",
        "Set ASSENT_KEYS_ENCRYPTION_KEY to 32 random bytes in base64, which `openssl rand -base64 32` makes, "
            + "and keep it: nothing stored can be read without it.");
  }

  static EncryptionKeyException malformed() {
    return new EncryptionKeyException(
        "The key to encrypt stored secrets with (assent.keys.encryption-key) is not 32 bytes in base64.",
        "Set ASSENT_KEYS_ENCRYPTION_KEY to what `openssl rand -base64 32` prints.");
  }

  static EncryptionKeyException notTheOneUsed() {
    return new EncryptionKeyException(
        "The bank's keys in this database were encrypted under another key than the one configured now.",
        "Set ASSENT_KEYS_ENCRYPTION_KEY to the value that it had when this database was first started.");
  }

  String description() {
    return description;
  }

  String action() {
    return action;
  }
}
