package dev.assent.jose;

/** The bank's RSA keys for all tests: one pair of 3072 bits, as the first compiler takes ten seconds to find one. */
final class TestBankKeys {

  static final DecryptionKey RSA_OAEP_256 = DecryptionKey.generateRsa();
  static final DecryptionKey RSA_OAEP = DecryptionKey.parse(RSA_OAEP_256.toPrivateJwk()
      .replace("\"RSA-OAEP-256\"", "\"RSA-OAEP\"").replace(RSA_OAEP_256.keyId(), "bank-rsa-oaep"));
  static final SigningKey PS256 = SigningKey.parse(RSA_OAEP_256.toPrivateJwk()
      .replace("\"RSA-OAEP-256\"", "\"PS256\"").replace("\"use\":\"enc\"", "\"use\":\"sig\""));

  private TestBankKeys() {
  }
}
