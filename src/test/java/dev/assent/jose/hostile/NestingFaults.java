package dev.assent.jose.hostile;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;

/** A message in a message where none is asked for, none where one is, and faults within one. */
final class NestingFaults {

  private NestingFaults() {
  }

  static void addTo(Corpus corpus) {
    Forge forge = corpus.forge;
    instead(corpus.of(forge.nested), forge);
    announced(corpus, forge);
    inside(corpus, forge);
    outside(corpus, forge);
    insideEncrypted(corpus.of(forge.toEc), forge);
    insideSigned(corpus.of(forge.es256), forge);
  }

  private static void instead(Corpus corpus, Forge forge) {
    String jws = forge.es256().compact();
    corpus
        .refuse("jwe unprotected", "nothing at all", "")
        .refuse("jwe unprotected", "the JWS alone", jws)
        .refuse("jwe unprotected", "a JWE in a JWS", forge.es256().with("\"cty\":\"JWT\"")
            .payload(forge.toEc(Forge.BODY).compact()).compact())
        .refuse("jwe nesting cty", "a JWE with the body alone", forge.toEc(Forge.BODY).compact())
        .refuse("jws unprotected", "a JWE with the body alone that announces a JWS", forge.nested(Forge.BODY))
        .refuse("jws unprotected", "a JWE with nothing in it that announces a JWS", forge.nested(""))
        .refuse("jws unprotected", "a JWE in a JWE", forge.nested(forge.toEc(Forge.BODY).compact()))
        .refuse("jws unprotected", "a JWS in a JWE in a JWE", forge.nested(forge.nested(jws)));
  }

  private static void announced(Corpus corpus, Forge forge) {
    String jws = forge.es256().compact();
    corpus.refuse("jwe nesting cty", "no cty", forge.toEc(jws).compact());
    for (String type : List.of("application/json", "json", "jose+json", "text/plain", "text/jwt", "JWT;v=1", "JWE")) {
      corpus.refuse("jwe nesting cty", "cty " + type, forge.toEc(jws).with("\"cty\":\"" + type + "\"").compact());
    }
    corpus
        .refuse("jwe header cty", "cty an array", forge.toEc(jws).with("\"cty\":[\"JWT\"]").compact())
        .refuse("jwe header cty", "cty blank", forge.toEc(jws).with("\"cty\":\" \"").compact())
        .refuse("jwe malformed protected", "cty twice",
            forge.toEc(jws).with("\"cty\":\"JWT\",\"cty\":\"json\"").compact());
  }

  private static void inside(Corpus corpus, Forge forge) {
    ForgedJws jws = forge.es256();
    String compact = jws.compact();
    corpus
        .refuse("jws algorithm alg", "inside: alg none", forge.nested(jws.replacing("ES256", "none").compact()))
        .refuse("jws algorithm alg", "inside: alg none and no signature", forge.nested(
            Forge.part(jws.replacing("ES256", "none").compact(), 3, signature -> "")))
        .refuse("jws algorithm alg", "inside: HS256", forge.nested(jws.replacing("ES256", "HS256").compact()))
        .refuse("jws header kid", "inside: no kid", forge.nested(jws.replacing("\"kid\":\"sig-ec\",", "").compact()))
        .refuse("jws key kid", "inside: kid unknown", forge.nested(jws.replacing("sig-ec", "sig-9").compact()))
        .refuse("jws header jti", "inside: no jti",
            forge.nested(jws.replacing("\"jti\":\"hostile\",", "").compact()))
        .refuse("jws time iat", "inside: an hour old",
            forge.nested(jws.replacing(forge.iat(), "\"iat\":" + (forge.now() - 3600)).compact()))
        .refuse("jws signature signature", "inside: signed by another client", forge.nested(
            jws.signedWith(forge.keys.ofClient("other", "sig-ec"), JWSAlgorithm.ES256).compact()))
        .refuse("jws signature signature", "inside: another payload", forge.nested(
            Forge.part(compact, 2, payload -> Forge.encoded("{}".getBytes()))))
        .refuse("jws signature signature", "inside: no signature", forge.nested(
            Forge.part(compact, 3, signature -> "")))
        .refuse("jws nesting cty", "inside: a JWS in the JWS", forge.nested(
            jws.with("\"cty\":\"JWT\"").payload(compact).compact()))
        .refuse("jws payload payload", "inside: a JWS in the JWS, unannounced",
            forge.nested(jws.payload(compact).compact()))
        .refuse("jws header crit", "inside: crit", forge.nested(jws.with("\"crit\":[\"exp\"]").compact()))
        .refuse("jws malformed signature", "inside: padding", forge.nested(compact + "="))
        .refuse("jws malformed signature", "inside: a line break", forge.nested(compact + "\n"))
        .refuse("jws unprotected", "inside: a byte order mark", forge.nested("\ufeff" + compact))
        .refuse("jws unprotected", "inside: in quotes", forge.nested("\"" + compact + "\""));
  }

  private static void outside(Corpus corpus, Forge forge) {
    String jws = forge.es256().compact();
    ForgedJwe jwe = forge.toEc(jws).with("\"cty\":\"JWT\"");
    corpus
        .refuse("jwe algorithm alg", "outside: ECDH-ES",
            jwe.replacing("ECDH-ES+A256KW", "ECDH-ES").compact())
        .refuse("jwe header zip", "outside: zip", jwe.with("\"zip\":\"DEF\"").compact())
        .refuse("jwe key kid", "outside: kid unknown", jwe.replacing("bank-ec", "bank-9").compact())
        .refuse("jwe decryption ciphertext", "outside: a changed tag",
            Forge.part(corpus.twin(), 5, tag -> Forge.encoded(new byte[16])));
    corpus.of(forge.nestedToRsa)
        .refuse("jwe algorithm alg", "outside: RSA1_5", forge.toRsa(forge.ps256().compact())
            .with("\"cty\":\"JWT\"").replacing("RSA-OAEP-256", "RSA1_5").compact());
  }

  private static void insideEncrypted(Corpus corpus, Forge forge) {
    String jws = forge.es256().compact();
    corpus
        .refuse("jwe unprotected", "a JWS where a JWE is asked for", jws)
        .refuse("jwe nesting cty", "a JWS in the JWE", forge.nested(jws))
        .refuse("jwe payload ciphertext", "a JWS in the JWE, unannounced", forge.toEc(jws).compact())
        .refuse("jwe nesting cty", "a JWE in the JWE", forge.nested(forge.toEc(Forge.BODY).compact()))
        .refuse("jwe payload ciphertext", "a JWE in the JWE, unannounced",
            forge.toEc(forge.toEc(Forge.BODY).compact()).compact())
        .refuse("jwe nesting cty", "cty application/jose+json",
            forge.toEc(Forge.BODY).with("\"cty\":\"application/jose+json\"").compact());
  }

  private static void insideSigned(Corpus corpus, Forge forge) {
    String jws = forge.es256().compact();
    corpus
        .refuse("jws unprotected", "a JWE where a JWS is asked for", forge.toEc(Forge.BODY).compact())
        .refuse("jws unprotected", "a JWS in a JWE where a JWS is asked for", forge.nested(jws))
        .refuse("jws nesting cty", "a JWS in the JWS", forge.es256().with("\"cty\":\"JWT\"").payload(jws).compact())
        .refuse("jws payload payload", "a JWS in the JWS, unannounced", forge.es256().payload(jws).compact())
        .refuse("jws nesting cty", "a JWE in the JWS",
            forge.es256().with("\"cty\":\"jose\"").payload(forge.toEc(Forge.BODY).compact()).compact())
        .refuse("jws nesting cty", "the body, announced as a message",
            forge.es256().with("\"cty\":\"application/JWT\"").compact());
  }
}
