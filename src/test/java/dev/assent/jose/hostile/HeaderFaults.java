package dev.assent.jose.hostile;

import java.util.Map;
import java.util.TreeMap;

/** A header that is missing, wrong, twice there or not accepted. */
final class HeaderFaults {

  /** Members that neither kind of message may have. */
  private static final Map<String, String> NOT_ACCEPTED = new TreeMap<>(Map.of(
      "crit", "[\"exp\"]",
      "b64", "true",
      "jku", "\"https://attacker.example/jwks.json\"",
      "x5u", "\"https://attacker.example/chain.pem\"",
      "x5c", "[\"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\"]",
      "zip", "\"DEF\""));

  private HeaderFaults() {
  }

  static void addTo(Corpus corpus) {
    Forge forge = corpus.forge;
    corpus.of(forge.es256);
    notAccepted(corpus, forge);
    twice(corpus, forge);
    keyIds(corpus, forge);
    types(corpus, forge);
    times(corpus, forge);
    identifiers(corpus, forge);
    encrypted(corpus.of(forge.toEc), forge);
  }

  private static void notAccepted(Corpus corpus, Forge forge) {
    NOT_ACCEPTED.forEach((name, value) -> corpus.refuse("jws header " + name, name + " " + value,
        forge.es256().with("\"" + name + "\":" + value).compact()));
    corpus
        .refuse("jws header jwk", "jwk with the attacker's key, which signed",
            forge.es256().with("\"jwk\":" + forge.sender().toPublicJWK().toJSONString())
                .signedWith(forge.sender(), forge.es256().algorithm()).compact())
        .refuse("jws header jwk", "jwk with the client's own key", forge.es256()
            .with("\"jwk\":" + forge.keys.ofClient(Forge.TSP, "sig-ec").toPublicJWK().toJSONString()).compact())
        .refuse("jws header jwk", "jwk null", forge.es256().with("\"jwk\":null").compact())
        .refuse("jws header crit", "crit empty", forge.es256().with("\"crit\":[]").compact())
        .refuse("jws header crit", "crit with an extension that nobody knows",
            forge.es256().with("\"crit\":[\"bank.example/limit\"],\"bank.example/limit\":1").compact())
        .refuse("jws header crit", "crit no array", forge.es256().with("\"crit\":\"exp\"").compact())
        .refuse("jws header crit", "an unencoded payload as RFC 7797 has it",
            forge.es256().with("\"b64\":false,\"crit\":[\"b64\"]").compact())
        .refuse("jws header b64", "an unencoded payload, not critical",
            forge.es256().with("\"b64\":false").compact())
        .refuse("jws header p2c", "rounds in a JWS", forge.es256().with("\"p2c\":10000000").compact());
  }

  private static void twice(Corpus corpus, Forge forge) {
    corpus
        .refuse("jws malformed protected", "kid twice", forge.es256().with("\"kid\":\"sig-ec\"").compact())
        .refuse("jws malformed protected", "alg twice, once none", forge.es256().with("\"alg\":\"none\"").compact())
        .refuse("jws malformed protected", "jti twice", forge.es256().with("\"jti\":\"other\"").compact())
        .refuse("jws malformed protected", "iat twice", forge.es256().with(forge.iat()).compact())
        .refuse("jws malformed protected", "alg twice, once escaped",
            forge.es256().with("\"\\u0061lg\":\"none\"").compact())
        .refuse("jws malformed protected", "an unknown name twice",
            forge.es256().with("\"note\":1,\"note\":2").compact())
        .refuse("jws malformed protected", "a name twice within a member",
            forge.es256().with("\"note\":{\"a\":1,\"a\":2}").compact());
  }

  private static void keyIds(Corpus corpus, Forge forge) {
    corpus
        .refuse("jws header kid", "no kid", forge.es256().replacing("\"kid\":\"sig-ec\",", "").compact())
        .refuse("jws header kid", "kid null", forge.es256().replacing("\"sig-ec\"", "null").compact())
        .refuse("jws header kid", "kid a number", forge.es256().replacing("\"sig-ec\"", "1").compact())
        .refuse("jws header kid", "kid an array", forge.es256().replacing("\"sig-ec\"", "[\"sig-ec\"]").compact())
        .refuse("jws header kid", "kid empty", forge.es256().replacing("\"sig-ec\"", "\"\"").compact())
        .refuse("jws header kid", "kid blank", forge.es256().replacing("\"sig-ec\"", "\"  \"").compact())
        .refuse("jws key kid", "kid unknown", forge.es256().replacing("sig-ec", "sig-9").compact())
        .refuse("jws key kid", "kid in other letters", forge.es256().replacing("sig-ec", "SIG-EC").compact())
        .refuse("jws key kid", "kid with a space more", forge.es256().replacing("sig-ec", "sig-ec ").compact())
        .refuse("jws key kid", "kid a path", forge.es256().replacing("sig-ec", "../../../dev/null").compact())
        .refuse("jws key kid", "kid with SQL", forge.es256().replacing("sig-ec", "x' or '1'='1").compact())
        .refuse("jws key kid", "kid with line breaks", forge.es256().replacing("sig-ec", "a\\r\\nX: y").compact());
  }

  private static void types(Corpus corpus, Forge forge) {
    for (String type : new String[] {"at+jwt", "dpop+jwt", "secevent+jwt", "JOSE+JSON", "text/plain"}) {
      corpus.refuse("jws header typ", "typ " + type, forge.es256().with("\"typ\":\"" + type + "\"").compact());
    }
    corpus
        .refuse("jws header typ", "typ a number", forge.es256().with("\"typ\":1").compact())
        .refuse("jws header typ", "typ null", forge.es256().with("\"typ\":null").compact())
        .refuse("jws header cty", "cty an array", forge.es256().with("\"cty\":[\"json\"]").compact())
        .refuse("jws header x5t", "x5t a number", forge.es256().with("\"x5t\":1").compact())
        .refuse("jws header x5t#S256", "x5t#S256 an object", forge.es256().with("\"x5t#S256\":{}").compact());
  }

  private static void times(Corpus corpus, Forge forge) {
    String iat = forge.iat();
    corpus
        .refuse("jws header iat", "no iat", forge.es256().replacing("," + iat, "").compact())
        .refuse("jws header iat", "iat null", forge.es256().replacing(iat, "\"iat\":null").compact())
        .refuse("jws header iat", "iat a string",
            forge.es256().replacing(iat, "\"iat\":\"" + forge.now() + "\"").compact())
        .refuse("jws header iat", "iat true", forge.es256().replacing(iat, "\"iat\":true").compact())
        .refuse("jws header iat", "iat negative", forge.es256().replacing(iat, "\"iat\":-1").compact())
        .refuse("jws header iat", "iat in milliseconds", forge.es256().replacing(iat, iat + "000").compact())
        .refuse("jws header iat", "iat beyond all numbers", forge.es256().replacing(iat, "\"iat\":1e999999").compact())
        .refuse("jws time iat", "iat 6 minutes ago",
            forge.es256().replacing(iat, "\"iat\":" + (forge.now() - 360)).compact())
        .refuse("jws time iat", "iat in 1970", forge.es256().replacing(iat, "\"iat\":0").compact())
        .refuse("jws time iat", "iat a minute ahead",
            forge.es256().replacing(iat, "\"iat\":" + (forge.now() + 60)).compact())
        .refuse("jws time iat", "iat in the year 9999", forge.es256().replacing(iat, "\"iat\":253402300799").compact())
        .refuse("jws header iat", "iat in the payload alone", forge.es256().replacing("," + iat, "")
            .payload("{" + iat + "}").compact());
  }

  private static void identifiers(Corpus corpus, Forge forge) {
    String jti = "\"jti\":\"hostile\"";
    corpus
        .refuse("jws header jti", "no jti", forge.es256().replacing(jti + ",", "").compact())
        .refuse("jws header jti", "jti null", forge.es256().replacing(jti, "\"jti\":null").compact())
        .refuse("jws header jti", "jti a number", forge.es256().replacing(jti, "\"jti\":7").compact())
        .refuse("jws header jti", "jti an object", forge.es256().replacing(jti, "\"jti\":{}").compact())
        .refuse("jws header jti", "jti empty", forge.es256().replacing(jti, "\"jti\":\"\"").compact())
        .refuse("jws header jti", "jti blank", forge.es256().replacing(jti, "\"jti\":\" \"").compact())
        .refuse("jws header jti", "jti in the payload alone", forge.es256().replacing(jti + ",", "")
            .payload("{" + jti + "}").compact());
  }

  private static void encrypted(Corpus corpus, Forge forge) {
    NOT_ACCEPTED.forEach((name, value) -> corpus.refuse("jwe header " + name, name + " " + value,
        forge.toEc(Forge.BODY).with("\"" + name + "\":" + value).compact()));
    ForgedJwe jwe = forge.toEc(Forge.BODY);
    corpus
        .refuse("jwe header jwk", "jwk", jwe.with("\"jwk\":" + forge.epk()).compact())
        .refuse("jwe malformed protected", "enc twice", jwe.with("\"enc\":\"A128GCM\"").compact())
        .refuse("jwe malformed protected", "epk twice", jwe.with("\"epk\":" + forge.epk()).compact())
        .refuse("jwe header kid", "no kid", jwe.replacing("\"kid\":\"bank-ec\",", "").compact())
        .refuse("jwe header kid", "kid a number", jwe.replacing("\"bank-ec\"", "1").compact())
        .refuse("jwe key kid", "kid unknown", jwe.replacing("bank-ec", "bank-9").compact())
        .refuse("jwe header typ", "typ at+jwt", jwe.with("\"typ\":\"at+jwt\"").compact())
        .refuse("jwe header cty", "cty null", jwe.with("\"cty\":null").compact())
        .refuse("jwe header apu", "apu a number", jwe.with("\"apu\":1").compact())
        .refuse("jwe header apv", "apv not base64url", jwe.with("\"apv\":\"QQ==\"").compact());
  }
}
