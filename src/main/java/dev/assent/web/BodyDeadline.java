package dev.assent.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Reads a body until its time is over. How long one read may wait is {@code server.tomcat.connection-timeout}. */
final class BodyDeadline implements InputBuffer {

  private final InputBuffer body;
  private final long begun = System.nanoTime();
  private final long within;

  BodyDeadline(InputBuffer body, Duration within) {
    this.body = body;
    this.within = within.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - begun >= within;
  }

  @Override
  public int doRead(ApplicationBufferHandler reader) throws IOException {
    if (isOver()) {
      throw new SocketTimeoutException("The body of the request took too long");
    }
    return body.doRead(reader);
  }

  @Override
  public int available() {
    return body.available();
  }

  /** Reads what nobody wanted, so that the caller sees the answer. False if there is more than that, or no end. */
  boolean drain(long most) {
    Drain drain = new Drain();
    long drained = 0;
    try {
      for (int read = doRead(drain); read >= 0; read = doRead(drain)) {
        drained += read;
        if (drained > most) {
          return false;
        }
      }
      return true;
    } catch (IOException slowOrGone) {
      return false;
    }
  }

  /** Takes the server's buffers and leaves them be. */
  private static final class Drain implements ApplicationBufferHandler {

    private ByteBuffer buffer;

    @Override
    public void setByteBuffer(ByteBuffer next) {
      buffer = next;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // The server brings a buffer of its own.
    }
  }
}
