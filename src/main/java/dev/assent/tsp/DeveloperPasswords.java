package dev.assent.tsp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** How developers' passwords are hashed: bcrypt, which reads 72 bytes; a longer password goes in as its digest. */
@Component
public final class DeveloperPasswords implements PasswordEncoder {

  private static final int MOST_BYTES = 72;

  private final PasswordEncoder bcrypt;

  /** @param strength binary logarithm of bcrypt's rounds */
  DeveloperPasswords(@Value("${assent.password-strength}") int strength) {
    bcrypt = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(strength)));
  }

  @Override
  public String encode(CharSequence password) {
    return bcrypt.encode(fitting(password));
  }

  @Override
  public boolean matches(CharSequence password, String hash) {
    return bcrypt.matches(fitting(password), hash);
  }

  private static CharSequence fitting(CharSequence password) {
    byte[] bytes = password.toString().getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MOST_BYTES ? password : Base64.getEncoder().encodeToString(digest(bytes));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
