package dev.assent.jose;

import java.util.List;

/** The two kinds of JOSE messages, with the names that their JSON serializations give to the parts. */
public enum MessageKind {

  /** Signed, RFC 7515. */
  JWS(List.of("protected", "payload", "signature")),
  /** Encrypted, RFC 7516. */
  JWE(List.of("protected", "encrypted_key", "iv", "ciphertext", "tag"));

  private final List<String> parts;

  MessageKind(List<String> parts) {
    this.parts = parts;
  }

  List<String> parts() {
    return parts;
  }
}
