package dev.assent.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A client secret in clear: random, 256 bits, shown to the developer once and kept only as its SHA-256 digest. A fast
 * digest is enough because nobody can guess 256 random bits.
 */
public record ClientSecret(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static ClientSecret random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  @Override
  public String toString() {
    return "ClientSecret[not shown]";
  }
}
