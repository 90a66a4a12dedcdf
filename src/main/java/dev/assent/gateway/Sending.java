package dev.assent.gateway;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One request on its way to the upstream: whether it has begun to leave, and that it is cut off when its time is over,
 * wherever it then is. The timeouts of a connection begin anew with every byte, so an upstream that trickles would hold
 * a call for ever.
 */
final class Sending implements AutoCloseable {

  private static final String NAME = Sending.class.getName();

  private final Cancellable request;
  private final long nanoseconds;
  private final ScheduledExecutorService timer;
  private volatile boolean begun;
  private volatile boolean cutOff;
  private volatile Future<?> end;

  /** @param nanoseconds from the first byte of the request to the last of the answer */
  Sending(Cancellable request, long nanoseconds, ScheduledExecutorService timer) {
    this.request = request;
    this.nanoseconds = nanoseconds;
    this.timer = timer;
  }

  void in(HttpContext context) {
    context.setAttribute(NAME, this);
  }

  static Sending of(HttpContext context) {
    return (Sending) context.getAttribute(NAME);
  }

  void begin() {
    begun = true;
    end = timer.schedule(this::cutOff, nanoseconds, TimeUnit.NANOSECONDS);
  }

  private void cutOff() {
    cutOff = true;
    request.cancel();
  }

  boolean hasBegun() {
    return begun;
  }

  boolean isCutOff() {
    return cutOff;
  }

  @Override
  public void close() {
    if (end != null) {
      end.cancel(false);
    }
  }
}
