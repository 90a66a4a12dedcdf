package dev.assent.catalog;

/** How one direction of an API's messages is protected. */
public enum MessageProtection {
  /** Plain JSON over TLS. */
  NONE,
  /** Signed, RFC 7515: the sender cannot deny the message. */
  JWS,
  /** Encrypted, RFC 7516: only the receiver reads the message. */
  JWE
}
