package dev.assent.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * JSON that every reader understands alike (RFC 7493): UTF-8, one value, no name twice, no half of a surrogate pair, no
 * deep nesting. Where two readers could see different values in one signed text, the signature would prove nothing.
 */
public final class StrictJson {

  static final int DEEPEST = 64;

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
      .build();
  private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private StrictJson() {
  }

  /**
   * @return the value; a missing node when the text is empty or blank
   * @throws IOException when the text is not UTF-8 or not strict JSON
   */
  static JsonNode read(byte[] utf8) throws IOException {
    return read(text(utf8));
  }

  static JsonNode read(String text) throws IOException {
    requireWholeCharacters(text);
    return MAPPER.readTree(text);
  }

  /** Whether this is one strict value. Reads it through without building it. */
  public static boolean isValue(byte[] utf8) {
    try {
      String text = text(utf8);
      requireWholeCharacters(text);
      try (JsonParser parser = FACTORY.createParser(text)) {
        if (parser.nextToken() == null) {
          return false;
        }
        parser.skipChildren();
        parser.finishToken();
        return parser.nextToken() == null;
      }
    } catch (IOException notJson) {
      return false;
    }
  }

  private static String text(byte[] utf8) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  /** Only an escape can bring half of a pair: the decoder of UTF-8 refuses it. */
  private static void requireWholeCharacters(String text) throws IOException {
    if (!text.contains("\\u")) {
      return;
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean characters = token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING;
        if (characters && !StandardCharsets.UTF_8.newEncoder().canEncode(parser.getText())) {
          throw new JsonParseException(parser, "Half of a surrogate pair");
        }
      }
    }
  }
}
