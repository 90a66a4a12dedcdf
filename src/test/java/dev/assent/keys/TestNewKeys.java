package dev.assent.keys;

import dev.assent.jose.BankKey;
import dev.assent.jose.hostile.HostileMessages;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * New keys as every test with the whole application gets them: those for RSA are one and the same under ever new ids,
 * since making one takes seconds where the JVM compiles little.
 */
@Component
@Primary
public class TestNewKeys implements NewKeys {

  @Override
  public BankKey of(KeyUse use) {
    return switch (use) {
      case SIGNING, ENCRYPTION -> use.generate();
      case RSA_ENCRYPTION -> renamed(use, "bank-rsa");
      case COMPATIBILITY -> renamed(use, "bank-weaker");
    };
  }

  private static BankKey renamed(KeyUse use, String keyId) {
    String key = HostileMessages.keys().bankKeys().stream().filter(one -> one.getKeyID().equals(keyId)).findFirst()
        .orElseThrow().toJSONString();
    return use.parse(key.replace('"' + keyId + '"', '"' + UUID.randomUUID().toString() + '"'));
  }
}
