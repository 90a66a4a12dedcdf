package dev.assent.catalog;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway keeps to when an API is called. Whatever is null is the gateway's own default.
 *
 * @param maxRequest         largest request body, as it is sent
 * @param maxResponse        largest answer of the upstream
 * @param connectTimeout     longest wait for a connection to the upstream
 * @param responseTimeout    longest wait for the upstream's answer, its body included
 * @param maxConcurrentCalls calls of the API that one node has at the upstream at once
 */
public record CallLimits(DataSize maxRequest, DataSize maxResponse, Duration connectTimeout, Duration responseTimeout,
    Integer maxConcurrentCalls) {

  public static final Range REQUEST_KILOBYTES = new Range(1, 512);
  public static final Range RESPONSE_KILOBYTES = new Range(1, 65_536);
  public static final Range CONNECT_MILLISECONDS = new Range(50, 30_000);
  public static final Range RESPONSE_MILLISECONDS = new Range(100, 120_000);
  public static final Range CONCURRENT_CALLS = new Range(1, 1_000);

  /** Nothing of its own. */
  public static final CallLimits DEFAULT = new CallLimits(null, null, null, null, null);

  public CallLimits {
    REQUEST_KILOBYTES.require("The largest request, in KB,", maxRequest == null ? null : maxRequest.toKilobytes());
    RESPONSE_KILOBYTES.require("The largest response, in KB,", maxResponse == null ? null : maxResponse.toKilobytes());
    CONNECT_MILLISECONDS.require("The connect timeout, in ms,",
        connectTimeout == null ? null : connectTimeout.toMillis());
    RESPONSE_MILLISECONDS.require("The response timeout, in ms,",
        responseTimeout == null ? null : responseTimeout.toMillis());
    CONCURRENT_CALLS.require("The number of calls at once",
        maxConcurrentCalls == null ? null : maxConcurrentCalls.longValue());
  }

  /** What a limit may be, both ends included. */
  public record Range(int from, int to) {

    public boolean contains(long value) {
      return value >= from && value <= to;
    }

    private void require(String what, Long value) {
      if (value != null && !contains(value)) {
        throw new IllegalArgumentException(what + " must be from " + from + " to " + to);
      }
    }
  }
}
