package dev.assent.gateway;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Times every call by the status of its answer, those that were refused before the gateway included. One whose answer
 * broke off, or whose caller went away, has the status {@value #BROKEN_OFF}.
 */
class CallTimes implements Filter {

  static final String TIMER = "assent.gateway.calls";

  static final String BROKEN_OFF = "broken_off";

  private final MeterProvider<Timer> timers;

  CallTimes(MeterRegistry meters) {
    this.timers = Timer.builder(TIMER).description("Calls, by the status of their answer").withRegistry(meters);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    String status = BROKEN_OFF;
    try {
      chain.doFilter(request, response);
      status = String.valueOf(((HttpServletResponse) response).getStatus());
    } finally {
      timers.withTag("status", status)
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }
}
