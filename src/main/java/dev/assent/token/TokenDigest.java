package dev.assent.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the database knows of a token, or of a message's identifier: the SHA-256 digest of its value. Nobody can find a
 * random 256-bit value from it.
 *
 * @param hex the digest as 64 lower-case hexadecimal digits, as the columns named {@code digest} hold it
 */
public record TokenDigest(String hex) {

  /** @param value the token or identifier as presented, not null */
  public static TokenDigest of(String value) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return new TokenDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
