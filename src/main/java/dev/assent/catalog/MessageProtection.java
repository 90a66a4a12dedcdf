package dev.assent.catalog;

/** How one direction of an API's messages is protected. */
public enum MessageProtection {
  /** Plain JSON over TLS. */
  NONE,
  /** Signed, RFC 7515: the sender cannot deny the message. */
  JWS,
  /** Encrypted, RFC 7516: only the receiver reads the message. */
  JWE,
  /** Signed, and the JWS then encrypted: both of it. */
  JWS_IN_JWE;

  /** Whether what arrives is a JWE, for which the receiver needs a key. */
  public boolean encrypts() {
    return this == JWE || this == JWS_IN_JWE;
  }

  /** As product and pages write it: None, JWS, JWE, JWS in JWE. */
  public String word() {
    return this == NONE ? "None" : name().replace("_IN_", " in ");
  }
}
