package dev.assent.jose.hostile;

import static dev.assent.jose.hostile.Forge.encoded;
import static dev.assent.jose.hostile.Forge.part;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message written otherwise than its one strict form. */
final class EncodingFaults {

  private static final List<String> SIGNED_PARTS = List.of("protected", "payload", "signature");
  private static final List<String> ENCRYPTED_PARTS = List.of("protected", "encrypted_key", "iv", "ciphertext", "tag");
  /** What a lenient decoder skips or takes for something else. */
  private static final Map<String, String> STRAY = new TreeMap<>(Map.of("padding", "=", "a line break", "\n",
      "a space", " ", "a tab", "\t", "a NUL", "\u0000", "a zero-width space", "\u200b", "a percent escape", "%2e"));

  private EncodingFaults() {
  }

  static void addTo(Corpus corpus) {
    parts(corpus.of(corpus.forge.es256), "jws", SIGNED_PARTS);
    parts(corpus.of(corpus.forge.toEc), "jwe", ENCRYPTED_PARTS);
    serializations(corpus.of(corpus.forge.es256), corpus.forge);
    headers(corpus, corpus.forge);
    payloads(corpus, corpus.forge);
    encrypted(corpus.of(corpus.forge.toEc), corpus.forge);
  }

  private static void parts(Corpus corpus, String kind, List<String> names) {
    for (int number = 1; number <= names.size(); number++) {
      String name = names.get(number - 1);
      for (Map.Entry<String, String> stray : STRAY.entrySet()) {
        boolean headerIsNoBase64 = number == 1 && !stray.getValue().equals("=");
        if (!headerIsNoBase64 && !(number > 2 && kind.equals("jwe") && !stray.getValue().matches("[=\n]"))) {
          corpus.refuse(kind + " malformed " + name, stray.getKey() + " at the end of " + name,
              part(corpus.twin(), number, text -> text + stray.getValue()));
        }
      }
    }
    String last = names.get(names.size() - 1);
    corpus
        .refuse(kind + " malformed " + last, "stray bits in the last character",
            corpus.twin().substring(0, corpus.twin().length() - 1) + stray(corpus.twin()))
        .refuse(kind + " malformed " + last, "a character of base64 that base64url does not have",
            part(corpus.twin(), names.size(), text -> "+" + text.substring(1)))
        .refuse(kind + " malformed " + last, "one character more", corpus.twin() + "AAA")
        .refuse(kind + " malformed " + last, "a character that looks like an A",
            part(corpus.twin(), names.size(), text -> "\u0410" + text.substring(1)));
  }

  /** The next letter: another one that a lenient decoder reads as the same bits. */
  private static char stray(String message) {
    return (char) (message.charAt(message.length() - 1) + 1);
  }

  private static void serializations(Corpus corpus, Forge forge) {
    String[] parts = corpus.twin().split("\\.");
    String flattened = "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
        .formatted(parts[0], parts[1], parts[2]);
    String general = "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
        .formatted(parts[1], parts[0], parts[2]);
    corpus
        .refuse("jws unprotected", "nothing at all", "")
        .refuse("jws unprotected", "the body, unsigned", Forge.BODY)
        .refuse("jws unprotected", "flattened JSON serialization", flattened)
        .refuse("jws unprotected", "general JSON serialization", general)
        .refuse("jws unprotected", "in quotes", "\"" + corpus.twin() + "\"")
        .refuse("jws malformed protected", "as a form field", "jws=" + corpus.twin() + "&")
        .refuse("jws unprotected", "a dot more at the end", corpus.twin() + ".")
        .refuse("jws unprotected", "a dot more at the start", "." + corpus.twin())
        .refuse("jws unprotected", "a dot less", corpus.twin().replaceFirst("\\.", ""))
        .refuse("jws unprotected", "without its signature", parts[0] + "." + parts[1])
        .refuse("jws unprotected", "a part more", corpus.twin() + "." + parts[2])
        .refuse("jws unprotected", "without its header", "." + parts[1] + "." + parts[2])
        .refuse("jws unprotected", "a byte order mark before it", "\ufeff" + corpus.twin())
        .refuse("jws unprotected", "a space before it", " " + corpus.twin())
        .refuse("jws unprotected", "a line break before it", "\r\n" + corpus.twin())
        .refuse("jws unprotected", "dots of full width", corpus.twin().replace('.', '\uff0e'))
        .refuse("jws unprotected", "only dots", "..")
        .refuse("jws unprotected", "the message twice", corpus.twin() + "." + corpus.twin())
        .refuse("jws unprotected", "a line break within the header",
            part(corpus.twin(), 1, text -> text.substring(0, 8) + "\n" + text.substring(8)))
        .refuse("jws malformed signature", "a line break at the end, as files have it", corpus.twin() + "\r\n")
        .refuse("jws malformed payload", "a space within the payload",
            part(corpus.twin(), 2, text -> text.substring(0, 8) + " " + text.substring(8)));
  }

  private static void headers(Corpus corpus, Forge forge) {
    ForgedJws jws = forge.es256();
    String header = jws.header();
    String payload = encoded(jws.payload());
    byte[] notUtf8 = jws.with("\"note\":\"?\"").header().getBytes(StandardCharsets.ISO_8859_1);
    notUtf8[notUtf8.length - 3] = (byte) 0xff;
    byte[] overlong = jws.with("\"note\":\"??\"").header().getBytes(StandardCharsets.ISO_8859_1);
    overlong[overlong.length - 4] = (byte) 0xc1;
    overlong[overlong.length - 3] = (byte) 0xa1;
    corpus
        .refuse("jws malformed protected", "a header that is not UTF-8", jws.signed(encoded(notUtf8), payload))
        .refuse("jws malformed protected", "a header with an overlong character",
            jws.signed(encoded(overlong), payload))
        .refuse("jws malformed protected", "a header in UTF-16",
            jws.signed(encoded(header.getBytes(StandardCharsets.UTF_16)), payload))
        .refuse("jws malformed protected", "a byte order mark before the header",
            jws.header("\ufeff" + header).compact())
        .refuse("jws malformed protected", "half of a surrogate pair in the header",
            jws.with("\"note\":\"\\ud83d\"").compact())
        .refuse("jws malformed protected", "a comment in the header", jws.header("/**/" + header).compact())
        .refuse("jws malformed protected", "single quotes", jws.header(header.replace('"', '\'')).compact())
        .refuse("jws malformed protected", "a comma at the end", jws.header(header.replace("}", ",}")).compact())
        .refuse("jws malformed protected", "an array", jws.header("[" + header + "]").compact())
        .refuse("jws malformed protected", "a string", jws.header("\"ES256\"").compact())
        .refuse("jws malformed protected", "null", jws.header("null").compact())
        .refuse("jws malformed protected", "two headers", jws.header(header + header).compact())
        .refuse("jws malformed protected", "something after the header", jws.header(header + "x").compact())
        .refuse("jws malformed protected", "no end", jws.header(header.substring(0, header.length() - 1)).compact())
        .refuse("jws malformed protected", "a NUL after the header", jws.header(header + "\u0000").compact())
        .refuse("jws malformed protected", "a raw control character", jws.with("\"note\":\"\u0001\"").compact())
        .refuse("jws malformed protected", "not a number", jws.replacing(forge.iat(), "\"iat\":NaN").compact())
        .refuse("jws malformed protected", "a number with a zero before it",
            jws.replacing("\"iat\":", "\"iat\":0").compact())
        .refuse("jws malformed protected", "a hexadecimal number",
            jws.replacing(forge.iat(), "\"iat\":0x" + Long.toHexString(forge.now())).compact());
  }

  private static void payloads(Corpus corpus, Forge forge) {
    ForgedJws jws = forge.es256();
    String cut = Forge.BODY.substring(0, Forge.BODY.length() - 1);
    corpus
        .refuse("jws payload payload", "no payload", jws.payload("").compact())
        .refuse("jws payload payload", "a detached payload", part(corpus.twin(), 2, text -> ""))
        .refuse("jws payload payload", "a blank payload", jws.payload("  ").compact())
        .refuse("jws payload payload", "text", jws.payload("cardNumber=4000").compact())
        .refuse("jws payload payload", "a name twice", jws.payload(cut + ",\"cardNumber\":\"4\"}").compact())
        .refuse("jws payload payload", "a name twice, once escaped",
            jws.payload(cut + ",\"\\u0063ardNumber\":\"4\"}").compact())
        .refuse("jws payload payload", "two values", jws.payload(Forge.BODY + "{}").compact())
        .refuse("jws payload payload", "something after the value", jws.payload(Forge.BODY + "//").compact())
        .refuse("jws payload payload", "no end", jws.payload(cut).compact())
        .refuse("jws payload payload", "single quotes", jws.payload(Forge.BODY.replace('"', '\'')).compact())
        .refuse("jws payload payload", "not a number", jws.payload("{\"amount\":NaN}").compact())
        .refuse("jws payload payload", "half of a surrogate pair",
            jws.payload("{\"name\":\"\\udc00\"}").compact())
        .refuse("jws payload payload", "half of a surrogate pair in a name",
            jws.payload("{\"\\ud800\":1}").compact())
        .refuse("jws payload payload", "a byte order mark", jws.payload("\ufeff" + Forge.BODY).compact())
        .refuse("jws payload payload", "UTF-16",
            jws.payload(Forge.BODY.getBytes(StandardCharsets.UTF_16)).compact())
        .refuse("jws payload payload", "not UTF-8",
            jws.payload("{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).compact())
        .refuse("jws payload payload", "half of a surrogate pair in UTF-8",
            jws.payload(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}).compact());
  }

  private static void encrypted(Corpus corpus, Forge forge) {
    String[] parts = corpus.twin().split("\\.");
    String flattened = """
        {"protected":"%s","encrypted_key":"%s","iv":"%s","ciphertext":"%s","tag":"%s"}""".formatted((Object[]) parts);
    String rewritten = encoded(Forge.decoded(corpus.twin(), 1).replace(",", ", ").getBytes(StandardCharsets.UTF_8));
    corpus
        .refuse("jwe unprotected", "nothing at all", "")
        .refuse("jwe unprotected", "the body, plain", Forge.BODY)
        .refuse("jwe unprotected", "flattened JSON serialization", flattened)
        .refuse("jwe unprotected", "a dot more", corpus.twin() + ".")
        .refuse("jwe unprotected", "a part less", corpus.twin().substring(0, corpus.twin().lastIndexOf('.')))
        .refuse("jwe unprotected", "a byte order mark before it", "\ufeff" + corpus.twin())
        .refuse("jwe decryption ciphertext", "the header rewritten with spaces",
            part(corpus.twin(), 1, text -> rewritten))
        .refuse("jwe payload ciphertext", "no content", forge.toEc("").compact())
        .refuse("jwe payload ciphertext", "text", forge.toEc("cardNumber=4000").compact())
        .refuse("jwe payload ciphertext", "a name twice", forge.toEc("{\"a\":1,\"a\":2}").compact())
        .refuse("jwe payload ciphertext", "a byte order mark", forge.toEc("\ufeff" + Forge.BODY).compact())
        .refuse("jwe payload ciphertext", "not UTF-8", forge.toEc("").content(new byte[] {'"', (byte) 0xff, '"'})
            .compact());
  }
}
