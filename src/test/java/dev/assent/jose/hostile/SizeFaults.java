package dev.assent.jose.hostile;

import static dev.assent.jose.hostile.Forge.encoded;
import static dev.assent.jose.hostile.Forge.part;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Too much of something, all of it below the gateway's limit for a body. */
final class SizeFaults {

  private SizeFaults() {
  }

  static void addTo(Corpus corpus) {
    Forge forge = corpus.forge;
    signed(corpus.of(forge.es256), forge.es256());
    encrypted(corpus.of(forge.toEc), forge);
    corpus.of(forge.nested)
        .refuse("jws size protected", "inside: a header of 9,000 characters",
            forge.nested(forge.es256().with("\"note\":\"" + "x".repeat(9000) + "\"").compact()))
        .refuse("jws payload payload", "inside: a payload 65 levels deep",
            forge.nested(forge.es256().payload(deep(65)).compact()));
  }

  private static void signed(Corpus corpus, ForgedJws jws) {
    corpus
        .refuse("jws size protected", "a header of 9,000 characters",
            jws.with("\"note\":\"" + "x".repeat(9000) + "\"").compact())
        .refuse("jws size protected", "a header with a name of 9,000 characters",
            jws.with("\"" + "x".repeat(9000) + "\":1").compact())
        .refuse("jws size protected", "a header of 8,193 spaces", jws.header(" ".repeat(8193) + jws.header()).compact())
        .refuse("jws size protected", "a header with 40 members", jws.with(members(36)).compact())
        .refuse("jws size protected", "a header with 600 members", jws.with(members(600)).compact())
        .refuse("jws malformed protected", "a header 65 levels deep", jws.with("\"note\":" + deep(65)).compact())
        .refuse("jws malformed protected", "a header 2,000 levels deep", jws.with("\"note\":" + deep(2000)).compact())
        .refuse("jws malformed protected", "a header that is nothing but brackets",
            jws.header("[".repeat(6000)).compact())
        .refuse("jws malformed protected", "an iat of 2,000 digits",
            jws.replacing("\"iat\":", "\"iat\":" + "1".repeat(2000)).compact())
        .refuse("jws header jti", "a jti of 129 characters", jws.replacing("hostile", "j".repeat(129)).compact())
        .refuse("jws header kid", "a kid of 256 characters", jws.replacing("sig-ec", "k".repeat(256)).compact())
        .refuse("jws header alg", "an alg of 256 characters", jws.replacing("ES256", "E".repeat(256)).compact())
        .refuse("jws header typ", "a typ of 256 characters",
            jws.with("\"typ\":\"" + "t".repeat(256) + "\"").compact())
        .refuse("jws header cty", "a cty of 256 characters",
            jws.with("\"cty\":\"" + "c".repeat(256) + "\"").compact())
        .refuse("jws payload payload", "a payload 65 levels deep", jws.payload(deep(65)).compact())
        .refuse("jws payload payload", "a payload 2,000 levels deep", jws.payload(deep(2_000)).compact())
        .refuse("jws payload payload", "a payload of objects 65 levels deep",
            jws.payload("{\"a\":".repeat(65) + "1" + "}".repeat(65)).compact())
        .refuse("jws signature signature", "a signature of 5,000 bytes",
            part(corpus.twin(), 3, text -> encoded(new byte[5000])))
        .refuse("jws unprotected", "2,000 dots", ".".repeat(2_000))
        .refuse("jws unprotected", "2,000 parts", "e30.".repeat(2_000));
  }

  private static void encrypted(Corpus corpus, Forge forge) {
    ForgedJwe jwe = forge.toEc(Forge.BODY);
    corpus
        .refuse("jwe size protected", "a header of 9,000 characters",
            jwe.with("\"note\":\"" + "x".repeat(9000) + "\"").compact())
        .refuse("jwe size protected", "a header with 40 members", jwe.with(members(36)).compact())
        .refuse("jwe malformed protected", "a header 65 levels deep", jwe.with("\"note\":" + deep(65)).compact())
        .refuse("jwe header apu", "an apu of 256 characters", jwe.with("\"apu\":\"" + "A".repeat(256) + "\"").compact())
        .refuse("jwe malformed encrypted_key", "an encrypted key of 5,000 bytes",
            part(corpus.twin(), 2, text -> encoded(new byte[5000])))
        .refuse("jwe malformed iv", "an initialization vector of 5,000 bytes",
            part(corpus.twin(), 3, text -> encoded(new byte[5000])))
        .refuse("jwe malformed tag", "a tag of 5,000 bytes",
            part(corpus.twin(), 5, text -> encoded(new byte[5000])))
        .refuse("jwe decryption ciphertext", "a ciphertext of 5,000 bytes",
            part(corpus.twin(), 4, text -> encoded(new byte[5000])))
        .refuse("jwe payload ciphertext", "content 65 levels deep", forge.toEc(deep(65)).compact())
        .refuse("jwe unprotected", "2,000 dots", ".".repeat(2_000));
  }

  private static String deep(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static String members(int count) {
    return IntStream.range(0, count).mapToObj(number -> "\"m" + number + "\":1").collect(Collectors.joining(","));
  }
}
