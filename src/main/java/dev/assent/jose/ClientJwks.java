package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.assent.jose.InvalidClientKeysException.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the JWKS that a client hands in, each with the sentence that tells its developer what to change. */
final class ClientJwks {

  static final int MOST_BYTES = 64 * 1024;
  static final int MOST_KEYS = 20;
  static final int SMALLEST_RSA = 2048;
  /** Larger ones only make the server work. */
  static final int LARGEST_RSA = 8192;

  private static final Set<String> KEY_TYPES = Set.of("RSA", "EC", "OKP");
  private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.Ed25519, Curve.X25519);
  private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth");

  private ClientJwks() {
  }

  /** Whether a text may hold a key that is nobody else's business: of one that is no JSON nobody can tell. */
  static boolean mayHoldSecret(String text) {
    try {
      JsonNode json = text == null ? null : StrictJson.read(text);
      return json != null && (json.isTextual() || json.findValue("k") != null
          || PRIVATE_MEMBERS.stream().anyMatch(member -> json.findValue(member) != null));
    } catch (IOException malformed) {
      return true;
    }
  }

  static List<JwksKey> read(String jwks) {
    JsonNode keys = keys(jwks);
    List<JwksKey> read = new ArrayList<>();
    Set<String> keyIds = new HashSet<>();
    for (JsonNode json : keys) {
      JwksKey key = key(json, "Key " + (read.size() + 1));
      if (!keyIds.add(key.keyId())) {
        throw new InvalidClientKeysException(Reason.DUPLICATE_KEY_ID,
            "Two keys have the kid %s; give each its own.".formatted(shown(key.keyId())));
      }
      read.add(key);
    }
    return List.copyOf(read);
  }

  private static JsonNode keys(String jwks) {
    if (jwks == null || jwks.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw jwks == null ? notJwks() : new InvalidClientKeysException(Reason.TOO_LARGE,
          "The JWKS is larger than 64 KB.");
    }
    JsonNode keys = object(jwks).get("keys");
    if (keys == null || !keys.isArray()) {
      throw notJwks();
    }
    if (keys.isEmpty()) {
      throw new InvalidClientKeysException(Reason.NO_KEYS, "The JWKS holds no keys.");
    }
    if (keys.size() > MOST_KEYS) {
      throw new InvalidClientKeysException(Reason.TOO_MANY_KEYS,
          "The JWKS holds %d keys; at most %d are accepted.".formatted(keys.size(), MOST_KEYS));
    }
    return keys;
  }

  private static JsonNode object(String jwks) {
    try {
      return StrictJson.read(jwks);
    } catch (IOException notJson) {
      throw notJwks();
    }
  }

  private static JwksKey key(JsonNode key, String which) {
    String type = key.path("kty").asText();
    if (type.equals("oct")) {
      throw new InvalidClientKeysException(Reason.SYMMETRIC_KEY,
          which + " is a symmetric key. Hand in public keys only, and do not use this one any more.");
    }
    if (PRIVATE_MEMBERS.stream().anyMatch(key::has)) {
      throw new InvalidClientKeysException(Reason.PRIVATE_KEY,
          which + " is a private key. Make a new one, and hand in its public part only.");
    }
    if (!KEY_TYPES.contains(type)) {
      throw new InvalidClientKeysException(Reason.UNSUPPORTED_KEY_TYPE,
          which + " is of a kind that is not supported. Use kty RSA, EC or OKP.");
    }
    String keyId = key.path("kid").isTextual() ? key.path("kid").textValue() : "";
    if (keyId.isBlank() || keyId.length() > ProtectedHeader.LONGEST_TEXT) {
      throw new InvalidClientKeysException(Reason.NO_KEY_ID, which + " lacks a kid of 1 to 255 characters.");
    }
    KeyOperations operations = KeyOperations.of(key, which);
    return new JwksKey(strong(parsed(key, which), which), operations);
  }

  private static JWK parsed(JsonNode key, String which) {
    if (!key.path("kty").asText().equals("RSA") && !CURVES.contains(new Curve(key.path("crv").asText("none")))) {
      throw new InvalidClientKeysException(Reason.UNSUPPORTED_CURVE,
          which + " is on a curve that is not supported. Use P-256, Ed25519 or X25519.");
    }
    try {
      // Without key_ops, which are read above: values that nobody knows are allowed there.
      return JWK.parse(((ObjectNode) key.deepCopy()).without("key_ops").toString());
    } catch (ParseException malformed) {
      throw new InvalidClientKeysException(Reason.MALFORMED_KEY, which + " is not a valid JWK (RFC 7517).");
    }
  }

  private static JWK strong(JWK key, String which) {
    if (key instanceof RSAKey rsa) {
      if (rsa.size() < SMALLEST_RSA) {
        throw new InvalidClientKeysException(Reason.WEAK_KEY,
            which + " is an RSA key of %d bits; use 2048 or more.".formatted(rsa.size()));
      }
      BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
      if (rsa.size() > LARGEST_RSA || exponent.bitLength() > Integer.SIZE) {
        throw new InvalidClientKeysException(Reason.OVERSIZED_KEY,
            which + " is an RSA key of more than 8192 bits or with an exponent of more than 32 bits.");
      }
      if (exponent.compareTo(BigInteger.valueOf(3)) < 0 || !exponent.testBit(0)) {
        throw new InvalidClientKeysException(Reason.WEAK_KEY, which + " has an RSA exponent that protects nothing.");
      }
    }
    return key;
  }

  private static InvalidClientKeysException notJwks() {
    return new InvalidClientKeysException(Reason.NOT_A_JWKS,
        "This is not a JWKS. Hand in JSON of the form {\"keys\": [ … ]}, even for a single key (RFC 7517 section 5).");
  }
}
