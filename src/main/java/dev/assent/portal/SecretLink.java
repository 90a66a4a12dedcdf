package dev.assent.portal;

import jakarta.servlet.http.HttpServletResponse;

/** A page whose address holds a secret. */
final class SecretLink {

  private static final int LONGEST = 100;

  private SecretLink() { }

  /** The address goes to no other page, not even of this server. (No page is cached.) */
  static void keep(HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  /** What may be a secret; anything else works as little as one that has run out. */
  static String of(String token) {
    return token.length() > LONGEST ? "" : token;
  }
}
