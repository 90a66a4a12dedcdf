package dev.assent.tsp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How developers' passwords are hashed: bcrypt, which reads 72 bytes; a longer password goes in as its digest. */
public final class DeveloperPasswords implements PasswordEncoder {

  private static final int MOST_BYTES = 72;

  private final PasswordEncoder bcrypt = PasswordEncoderFactories.createDelegatingPasswordEncoder();

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
