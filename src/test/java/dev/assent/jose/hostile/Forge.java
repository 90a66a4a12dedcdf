package dev.assent.jose.hostile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.hostile.HostileMessages.Accepted;
import dev.assent.jose.hostile.HostileMessages.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the accepted messages, and parts from which others are made. */
final class Forge {

  static final String TSP = "tsp";
  /** In the compatibility profile. */
  static final String WEAKER = "weaker";
  static final String BODY = "{\"cardNumber\":\"4000123412341234\",\"plateNumber\":\"ABC-1234\"}";

  final Keys keys;
  final Accepted es256;
  final Accepted ps256;
  final Accepted eddsa;
  final Accepted toEc;
  final Accepted toRsa;
  final Accepted nested;
  final Accepted nestedToRsa;
  final Accepted rs256;
  private final ECKey sender;

  Forge(Keys keys) {
    this.keys = keys;
    this.sender = ephemeral(Curve.P_256);
    this.es256 = new Accepted("es256", TSP, "JWS", es256("accepted-es256").compact());
    this.ps256 = new Accepted("ps256", TSP, "JWS", ps256("accepted-ps256").compact());
    this.eddsa = new Accepted("eddsa", TSP, "JWS", eddsa("accepted-eddsa").compact());
    this.toEc = new Accepted("ecdh-es-a256kw", TSP, "JWE", toEc(BODY).compact());
    this.toRsa = new Accepted("rsa-oaep-256", TSP, "JWE", toRsa(BODY).compact());
    this.nested = new Accepted("es256-in-ecdh-es-a256kw", TSP, "JWS_IN_JWE",
        nested(es256("accepted-nested").compact()));
    this.nestedToRsa = new Accepted("ps256-in-rsa-oaep-256", TSP, "JWS_IN_JWE",
        toRsa(ps256("accepted-nested-rsa").compact()).with("\"cty\":\"JWT\"").compact());
    this.rs256 = new Accepted("rs256", WEAKER, "JWS", rs256("accepted-rs256").compact());
  }

  List<Accepted> accepted() {
    return List.of(es256, ps256, eddsa, toEc, toRsa, nested, nestedToRsa, rs256);
  }

  ForgedJws es256() {
    return es256("hostile");
  }

  ForgedJws es256(String jti) {
    return jws("ES256", "sig-ec", jti, keys.ofClient(TSP, "sig-ec"), JWSAlgorithm.ES256);
  }

  ForgedJws ps256() {
    return ps256("hostile");
  }

  ForgedJws eddsa() {
    return eddsa("hostile");
  }

  ForgedJws rs256() {
    return rs256("hostile");
  }

  /** A JWE to the bank's EC key; its header's last member is epk. */
  ForgedJwe toEc(String content) {
    String header = "{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"A256GCM\",\"kid\":\"bank-ec\",\"epk\":" + epk() + "}";
    return new ForgedJwe(header, bytes(content), keys.ofBank("bank-ec"), sender, 32);
  }

  ForgedJwe toRsa(String content) {
    String header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"bank-rsa\"}";
    return new ForgedJwe(header, bytes(content), keys.ofBank("bank-rsa"), null, 32);
  }

  /** This in a JWE to the bank's EC key that announces it. */
  String nested(String content) {
    return toEc(content).with("\"cty\":\"JWT\"").compact();
  }

  /** The public ephemeral key of every JWE to the bank's EC key. */
  String epk() {
    return sender.toPublicJWK().toJSONString();
  }

  ECKey sender() {
    return sender;
  }

  long now() {
    return keys.moment().getEpochSecond();
  }

  String iat() {
    return "\"iat\":" + now();
  }

  static ECKey ephemeral(Curve curve) {
    try {
      return new ECKeyGenerator(curve).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The message with another part of this number, counted from 1. */
  static String part(String message, int number, UnaryOperator<String> change) {
    String[] parts = message.split("\\.", -1);
    parts[number - 1] = change.apply(parts[number - 1]);
    return String.join(".", parts);
  }

  static String decoded(String message, int number) {
    return new String(new Base64URL(message.split("\\.", -1)[number - 1]).decode(), StandardCharsets.UTF_8);
  }

  static String encoded(byte[] bytes) {
    return Base64URL.encode(bytes).toString();
  }

  static String replaced(String text, String part, String other) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException(part + " is not in " + text);
    }
    return text.replace(part, other);
  }

  private ForgedJws ps256(String jti) {
    return jws("PS256", "sig-rsa", jti, keys.ofClient(TSP, "sig-rsa"), JWSAlgorithm.PS256);
  }

  private ForgedJws eddsa(String jti) {
    return jws("EdDSA", "sig-ed", jti, keys.ofClient(TSP, "sig-ed"), JWSAlgorithm.EdDSA);
  }

  private ForgedJws rs256(String jti) {
    return jws("RS256", "sig-rs", jti, keys.ofClient(WEAKER, "sig-rs"), JWSAlgorithm.RS256);
  }

  private ForgedJws jws(String alg, String keyId, String jti, JWK key, JWSAlgorithm algorithm) {
    String header = "{\"alg\":\"%s\",\"kid\":\"%s\",\"jti\":\"%s\",%s}".formatted(alg, keyId, jti, iat());
    return new ForgedJws(header, bytes(BODY), key, algorithm);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
