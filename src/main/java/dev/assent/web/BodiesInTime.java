package dev.assent.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;

/**
 * Gives every request's body a time in which all of it must be here, whoever reads it: a filter, the container for the
 * parameters of a form, or nobody. A caller that sends byte by byte would else hold a thread for as long as it likes.
 * It stands below the servlet API, where all these reads meet.
 */
final class BodiesInTime extends ValveBase {

  /** What is left of a body that nobody read is taken off the connection up to this size; then the connection ends. */
  private static final long MOST_DRAINED = 2 * 1024 * 1024;

  private final Duration within;

  BodiesInTime(Duration within) {
    super(true);
    this.within = within;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request received = request.getCoyoteRequest();
    InputBuffer body = received.getInputBuffer();
    BodyDeadline deadline = new BodyDeadline(body, within);
    received.setInputBuffer(deadline);
    try {
      getNext().invoke(request, response);
      if (!request.isAsync() && !received.isFinished() && !received.hasExpectation()) {
        response.finishResponse();
        if (!deadline.drain(MOST_DRAINED)) {
          received.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
      }
    } finally {
      // The server uses its request again for the next one of the connection.
      received.setInputBuffer(body);
    }
  }
}
