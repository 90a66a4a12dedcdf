package dev.assent.jose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.jose.InvalidClientKeysException.Reason;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A key's {@code key_ops} (RFC 7517 section 4.3). Values that we do not know are allowed, and admit nothing.
 *
 * @param names null when the key has none, which admits everything
 */
record KeyOperations(Set<String> names) {

  /** What one does with a public key. */
  private static final Set<String> PUBLIC = Set.of("verify", "encrypt", "wrapKey", "deriveKey", "deriveBits");
  private static final Map<String, Set<String>> CONSISTENT_WITH_USE = Map.of(
      "sig", Set.of("sign", "verify"),
      "enc", Set.of("encrypt", "decrypt", "wrapKey", "unwrapKey", "deriveKey", "deriveBits"));

  static KeyOperations of(JsonNode key, String which) {
    JsonNode values = key.get("key_ops");
    if (values == null) {
      return new KeyOperations(null);
    }
    Set<String> names = new HashSet<>();
    for (JsonNode value : values) {
      // "Duplicate key operation values MUST NOT be present in the array."
      if (!value.isTextual() || !names.add(value.textValue())) {
        throw malformed(which);
      }
    }
    if (!values.isArray()) {
      throw malformed(which);
    }
    // "If both are used, the information they convey MUST be consistent."
    if (!CONSISTENT_WITH_USE.getOrDefault(key.path("use").asText(), names).containsAll(names)) {
      throw new InvalidClientKeysException(Reason.INCONSISTENT_USE,
          which + " says one thing in use and another in key_ops. Leave out key_ops.");
    }
    return new KeyOperations(Set.copyOf(names));
  }

  boolean admitAnyOf(Set<String> wanted) {
    return names == null || !Collections.disjoint(names, wanted);
  }

  boolean admitNothing() {
    return !admitAnyOf(PUBLIC);
  }

  private static InvalidClientKeysException malformed(String which) {
    return new InvalidClientKeysException(Reason.MALFORMED_KEY,
        which + " is not a valid JWK: key_ops must be an array of different strings (RFC 7517 section 4.3).");
  }
}
