package dev.assent.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request's body up to the limit, whatever its Content-Length says or fails to say. */
final class RequestBody {

  private RequestBody() { }

  /** The body, empty if there is none; nothing if it is larger than the limit. */
  static Optional<byte[]> read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      return Optional.empty();
    }
    return readAtMost(request.getInputStream(), limit);
  }

  static Optional<byte[]> readAtMost(InputStream body, int limit) throws IOException {
    byte[] read = body.readNBytes(limit + 1);
    return read.length > limit ? Optional.empty() : Optional.of(read);
  }
}
