package dev.assent.jose.hostile;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Another algorithm than the server's list and the key's own {@code alg} admit. */
final class AlgorithmFaults {

  private static final List<String> NO_SIGNATURES = List.of("none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512",
      "RS256", "RS384", "RS512", "PS384", "PS512", "ES384", "ES512", "ES256K", "es256", " ES256", "ES256 ",
      "Ed25519", "RSA-OAEP-256", "ECDH-ES+A256KW", "dir", "https://www.w3.org/2000/09/xmldsig#hmac-sha1");
  private static final List<String> NO_ENCRYPTIONS = List.of("none", "dir", "A128KW", "A256KW", "A256GCMKW",
      "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-1PU+A256KW", "ecdh-es+a256kw", "RSA1_5", "RSA-OAEP",
      "RSA-OAEP-384", "RSA-OAEP-512", "PBES2-HS256+A128KW", "ES256");
  private static final List<String> NO_METHODS = List.of("A128GCM", "A192GCM", "A128CBC-HS256", "A256CBC-HS512",
      "a256gcm", "A256GCM ", "XC20P", "none");

  private AlgorithmFaults() {
  }

  static void addTo(Corpus corpus) {
    Forge forge = corpus.forge;
    signatures(corpus.of(forge.es256), forge);
    confusedSignatures(corpus, forge);
    weakerSignatures(corpus.of(forge.rs256), forge);
    encryptions(corpus.of(forge.toEc), forge);
    confusedEncryptions(corpus, forge);
  }

  private static void signatures(Corpus corpus, Forge forge) {
    for (String alg : NO_SIGNATURES) {
      corpus.refuse("jws algorithm alg", "alg " + alg,
          forge.es256().replacing("\"ES256\"", "\"" + alg + "\"").compact());
    }
    corpus
        .refuse("jws algorithm alg", "alg none and no signature",
            Forge.part(forge.es256().replacing("\"ES256\"", "\"none\"").compact(), 3, signature -> ""))
        .refuse("jws header alg", "no alg", forge.es256().replacing("\"alg\":\"ES256\",", "").compact())
        .refuse("jws header alg", "alg null", forge.es256().replacing("\"ES256\"", "null").compact())
        .refuse("jws header alg", "alg a number", forge.es256().replacing("\"ES256\"", "256").compact())
        .refuse("jws header alg", "alg an array", forge.es256().replacing("\"ES256\"", "[\"ES256\"]").compact())
        .refuse("jws header alg", "alg empty", forge.es256().replacing("\"ES256\"", "\"\"").compact())
        .refuse("jws algorithm alg", "alg with a NUL", forge.es256().replacing("ES256", "ES256\\u0000").compact());
  }

  private static void confusedSignatures(Corpus corpus, Forge forge) {
    corpus.of(forge.es256)
        .refuse("jws algorithm alg", "alg PS256 with the key for ES256",
            forge.es256().replacing("\"ES256\"", "\"PS256\"").compact())
        .refuse("jws algorithm alg", "alg EdDSA with the key for ES256",
            forge.es256().replacing("\"ES256\"", "\"EdDSA\"").compact())
        .refuse("jws algorithm alg", "HS256 keyed with the public key as a JWK",
            mac(forge, forge.keys.ofClient(Forge.TSP, "sig-ec").toPublicJWK().toJSONString(), "sig-ec"));
    corpus.of(forge.ps256)
        .refuse("jws algorithm alg", "alg ES256 with the key for PS256",
            forge.ps256().replacing("\"PS256\"", "\"ES256\"").compact())
        .refuse("jws algorithm alg", "RS256 in the default profile, rightly signed",
            forge.ps256().replacing("\"PS256\"", "\"RS256\"")
                .signedWith(forge.keys.ofClient(Forge.TSP, "sig-rsa"), JWSAlgorithm.RS256).compact())
        .refuse("jws algorithm alg", "HS256 keyed with the modulus", mac(forge,
            forge.keys.ofClient(Forge.TSP, "sig-rsa").toRSAKey().getModulus().toString(), "sig-rsa"))
        .refuse("jws signature signature", "a signature of RS256 under alg PS256",
            forge.ps256().signedWith(forge.keys.ofClient(Forge.TSP, "sig-rsa"), JWSAlgorithm.RS256).compact())
        .refuse("jws signature signature", "a signature of PS512 under alg PS256",
            forge.ps256().signedWith(forge.keys.ofClient(Forge.TSP, "sig-rsa"), JWSAlgorithm.PS512).compact());
    corpus.of(forge.eddsa)
        .refuse("jws algorithm alg", "alg ES256 with the key for EdDSA",
            forge.eddsa().replacing("\"EdDSA\"", "\"ES256\"").compact())
        .refuse("jws algorithm alg", "alg eddsa", forge.eddsa().replacing("\"EdDSA\"", "\"eddsa\"").compact())
        .refuse("jws algorithm alg", "HS256 keyed with the public key", mac(forge,
            forge.keys.ofClient(Forge.TSP, "sig-ed").toOctetKeyPair().getX().toString(), "sig-ed"));
  }

  private static void weakerSignatures(Corpus corpus, Forge forge) {
    JWK key = forge.keys.ofClient(Forge.WEAKER, "sig-rs");
    for (String alg : List.of("none", "HS256", "rs256", "RS1")) {
      corpus.refuse("jws algorithm alg", "alg " + alg + " in the compatibility profile",
          forge.rs256().replacing("RS256", alg).compact());
    }
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      corpus.refuse("jws algorithm alg", algorithm + " with the key for RS256, rightly signed",
          forge.rs256().replacing("RS256", algorithm.getName()).signedWith(key, algorithm).compact());
    }
  }

  private static void encryptions(Corpus corpus, Forge forge) {
    for (String alg : NO_ENCRYPTIONS) {
      corpus.refuse("jwe algorithm alg", "alg " + alg,
          forge.toEc(Forge.BODY).replacing("\"ECDH-ES+A256KW\"", "\"" + alg + "\"").compact());
    }
    for (String method : NO_METHODS) {
      corpus.refuse("jwe algorithm enc", "enc " + method,
          forge.toEc(Forge.BODY).replacing("\"A256GCM\"", "\"" + method + "\"").compact());
    }
    corpus
        .refuse("jwe header alg", "no alg",
            forge.toEc(Forge.BODY).replacing("\"alg\":\"ECDH-ES+A256KW\",", "").compact())
        .refuse("jwe header enc", "no enc", forge.toEc(Forge.BODY).replacing("\"enc\":\"A256GCM\",", "").compact())
        .refuse("jwe header enc", "enc a number", forge.toEc(Forge.BODY).replacing("\"A256GCM\"", "256").compact())
        .refuse("jwe header p2s", "PBES2 with a salt and ten million rounds",
            forge.toEc(Forge.BODY).replacing("\"ECDH-ES+A256KW\"", "\"PBES2-HS512+A256KW\"")
                .with("\"p2s\":\"c2FsdHNhbHQ\",\"p2c\":10000000").compact())
        .refuse("jwe header p2c", "rounds alone", forge.toEc(Forge.BODY).with("\"p2c\":10000000").compact());
  }

  private static void confusedEncryptions(Corpus corpus, Forge forge) {
    corpus.of(forge.toEc)
        .refuse("jwe algorithm alg", "alg RSA-OAEP-256 with the key for ECDH-ES+A256KW",
            forge.toEc(Forge.BODY).replacing("ECDH-ES+A256KW", "RSA-OAEP-256").compact());
    corpus.of(forge.toRsa)
        .refuse("jwe algorithm alg", "alg ECDH-ES+A256KW with the key for RSA-OAEP-256",
            forge.toRsa(Forge.BODY).replacing("RSA-OAEP-256", "ECDH-ES+A256KW").with("\"epk\":" + forge.epk())
                .compact())
        .refuse("jwe algorithm alg", "RSA1_5 to the RSA key",
            forge.toRsa(Forge.BODY).replacing("RSA-OAEP-256", "RSA1_5").compact())
        .refuse("jwe algorithm alg", "RSA-OAEP with A128CBC-HS256 in the default profile",
            forge.toRsa(Forge.BODY).replacing("RSA-OAEP-256", "RSA-OAEP").replacing("A256GCM", "A128CBC-HS256")
                .replacing("bank-rsa", "bank-weaker").compact())
        .refuse("jwe algorithm alg", "alg RSA-OAEP-256 with the key for RSA-OAEP",
            forge.toRsa(Forge.BODY).replacing("bank-rsa", "bank-weaker").compact());
  }

  private static String mac(Forge forge, String secret, String keyId) {
    var key = new OctetSequenceKey.Builder(secret.getBytes(StandardCharsets.UTF_8)).build();
    return forge.es256().replacing("ES256", "HS256").replacing("sig-ec", keyId)
        .signedWith(key, JWSAlgorithm.HS256).compact();
  }
}
