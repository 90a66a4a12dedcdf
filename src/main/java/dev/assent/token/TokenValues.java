package dev.assent.token;

import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Makes the values of codes and tokens: opaque, 256 random bits. */
final class TokenValues {

  private static final StringKeyGenerator RANDOM =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

  private TokenValues() { }

  static String random() {
    return RANDOM.generateKey();
  }
}
