package dev.assent.gateway;

import dev.assent.gateway.UpstreamOutcome.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Takes status, content type and body of an upstream's answer, and nothing else of it. */
final class UpstreamAnswer {

  private static final int BLOCK = 8192;

  private UpstreamAnswer() { }

  /**
   * @throws IOException if the answer breaks off, is too large, or is encoded although nobody asked for it
   */
  static Answered read(ClassicHttpResponse response, int maxBytes) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Answered(response.getCode(), null, new byte[0]);
    }
    if (entity.getContentEncoding() != null && !entity.getContentEncoding().equalsIgnoreCase("identity")) {
      throw new UnusableAnswerException("The upstream's answer has a content encoding that was not asked for");
    }
    try (InputStream body = entity.getContent()) {
      return new Answered(response.getCode(), entity.getContentType(), read(body, maxBytes));
    }
  }

  private static byte[] read(InputStream body, int maxBytes) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int length = body.read(block); length >= 0; length = body.read(block)) {
      read.write(block, 0, length);
      if (read.size() > maxBytes) {
        throw new UnusableAnswerException("The upstream's answer is larger than " + maxBytes + " bytes");
      }
    }
    return read.toByteArray();
  }
}
