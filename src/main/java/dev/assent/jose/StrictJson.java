package dev.assent.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * JSON that every reader understands alike: UTF-8, one value, no name twice. Where two readers could see different
 * values in one signed text, the signature would prove nothing.
 */
final class StrictJson {

  private static final ObjectMapper MAPPER = JsonMapper
      .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private StrictJson() {
  }

  /**
   * @return the value; a missing node when the text is empty or blank
   * @throws IOException when the text is not UTF-8 or not strict JSON
   */
  static JsonNode read(byte[] utf8) throws IOException {
    return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
  }

  static JsonNode read(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  static boolean isValue(byte[] utf8) {
    try {
      return !read(utf8).isMissingNode();
    } catch (IOException notJson) {
      return false;
    }
  }
}
