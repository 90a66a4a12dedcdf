package dev.assent.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;

/** The sender's part of a key agreement (RFC 7518 section 4.6.1): the headers epk, apu and apv. */
record EphemeralKey(ECKey key, Base64URL partyUInfo, Base64URL partyVInfo) {

  private static final int COORDINATE_BYTES = 32;
  private static final Set<String> MEMBERS = Set.of("kty", "crv", "x", "y");

  /** @throws RefusedMessageException when epk is not a point of P-256, whose key alone the bank agrees with */
  static EphemeralKey of(ProtectedHeader header) {
    JsonNode epk = header.required("epk");
    boolean publicOnly = epk.isObject() && epk.size() == MEMBERS.size() && MEMBERS.stream().allMatch(epk::has);
    if (!publicOnly || !epk.get("kty").asText().equals("EC") || !epk.get("crv").asText().equals("P-256")
        || !isCoordinate(epk.get("x")) || !isCoordinate(epk.get("y"))) {
      throw notOnCurve(header);
    }
    Base64URL x = new Base64URL(epk.get("x").textValue());
    Base64URL y = new Base64URL(epk.get("y").textValue());
    return new EphemeralKey(point(x, y, header), header.bytes("apu"), header.bytes("apv"));
  }

  /** Nimbus looks whether the point lies on the curve: another one could make the bank tell its key bit by bit. */
  private static ECKey point(Base64URL x, Base64URL y, ProtectedHeader header) {
    try {
      return new ECKey.Builder(Curve.P_256, x, y).build();
    } catch (IllegalStateException | IllegalArgumentException elsewhere) {
      throw notOnCurve(header);
    }
  }

  private static boolean isCoordinate(JsonNode value) {
    return value.isTextual() && new Base64URL(value.textValue()).decode().length == COORDINATE_BYTES
        && Base64URL.encode(new Base64URL(value.textValue()).decode()).toString().equals(value.textValue());
  }

  private static RefusedMessageException notOnCurve(ProtectedHeader header) {
    return header.fault("epk", "The header epk must be a public key on P-256, with kty, crv, x and y alone.");
  }
}
