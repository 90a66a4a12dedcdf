package dev.assent.gateway;

import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.UpstreamOutcome.Failed;
import dev.assent.gateway.UpstreamOutcome.NeverSent;
import dev.assent.gateway.UpstreamOutcome.Unknown;
import dev.assent.web.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Forwards a call, once, and says what came of it. */
@Component
class Upstream implements DisposableBean {

  static final String TIMER = "assent.gateway.upstream";

  private final UpstreamRequests requests;
  private final MeterRegistry meters;
  private final ScheduledThreadPoolExecutor timer;

  Upstream(UpstreamRequests requests, MeterRegistry meters) {
    this.requests = requests;
    this.meters = meters;
    this.timer = new ScheduledThreadPoolExecutor(1, new CustomizableThreadFactory("upstream-timer-"));
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  /** Ends the call's passage. */
  UpstreamOutcome forward(Call call) {
    Passage passage = call.passage();
    HttpUriRequestBase request;
    try {
      request = requests.of(call);
    } catch (RuntimeException fault) {
      // Whatever is wrong here, the upstream saw nothing of it.
      passage.abandon();
      return new Failed(fault);
    }
    long begun = System.nanoTime();
    UpstreamOutcome outcome = null;
    try {
      outcome = send(request, passage.lane());
    } finally {
      end(call, passage, outcome, System.nanoTime() - begun);
    }
    return outcome;
  }

  private UpstreamOutcome send(HttpUriRequestBase request, Lane lane) {
    HttpClientContext context = HttpClientContext.create();
    request.setConfig(UpstreamPools.within(lane.limits()));
    int maxBytes = (int) lane.limits().maxResponse().toBytes();
    try (Sending sending = new Sending(request, lane.limits().responseTimeout().toNanos(), timer)) {
      sending.in(context);
      try {
        return lane.pool().http().execute(request, context, response -> {
          try {
            return UpstreamAnswer.read(response, maxBytes);
          } catch (IOException broken) {
            // Else closing the response would first read the rest of it.
            request.cancel();
            throw broken;
          }
        });
      } catch (IOException | RuntimeException failure) {
        return outcome(failure, sending);
      }
    }
  }

  private static UpstreamOutcome outcome(Exception failure, Sending sending) {
    if (!sending.hasBegun()) {
      // A pool that is shut down says so with an IllegalStateException: the node ends, another may serve.
      return failure instanceof RuntimeException fault && !(failure instanceof IllegalStateException)
          ? new Failed(fault)
          : new NeverSent(failure);
    }
    return new Unknown(sending.isCutOff() || failure instanceof SocketTimeoutException
        ? ErrorCode.UPSTREAM_TIMEOUT
        : ErrorCode.UPSTREAM_UNAVAILABLE, failure);
  }

  /**
   * What counts against an upstream is that it cannot be reached, does not answer in time, or breaks off. An answer of
   * its own, whatever its status or size, shows that it works: one client's bad request must not close it for all.
   */
  private void end(Call call, Passage passage, UpstreamOutcome outcome, long nanoseconds) {
    if (outcome == null || isOurs(outcome)) {
      passage.abandon();
      return;
    }
    if (outcome instanceof NeverSent unsent) {
      passage.failed(nanoseconds, unsent.cause());
    } else if (outcome instanceof Unknown unknown && !(unknown.cause() instanceof UnusableAnswerException)) {
      passage.failed(nanoseconds, unknown.cause());
    } else {
      passage.answered(nanoseconds);
    }
    Timer.builder(TIMER)
        .description("Calls that were forwarded, by API and by what came of it")
        .tag("api", call.facts().api().path().toString())
        .tag("outcome", name(outcome))
        .register(meters)
        .record(Duration.ofNanos(nanoseconds));
  }

  /** No connection could be had of our own pool, in time or at all, or we failed at more than that. */
  private static boolean isOurs(UpstreamOutcome outcome) {
    return outcome instanceof Failed || outcome instanceof NeverSent unsent
        && (unsent.cause() instanceof ConnectionRequestTimeoutException
            || unsent.cause() instanceof RequestFailedException || unsent.cause() instanceof IllegalStateException);
  }

  private static String name(UpstreamOutcome outcome) {
    if (outcome instanceof Answered answered) {
      return "answered_" + answered.status() / 100 + "xx";
    }
    return outcome instanceof Unknown unknown ? unknown.code().name().toLowerCase(Locale.ROOT) : "never_sent";
  }
}
