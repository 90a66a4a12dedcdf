package dev.assent.gateway;

import dev.assent.gateway.UpstreamOutcome.NeverSent;
import dev.assent.gateway.UpstreamOutcome.Unknown;
import dev.assent.web.ErrorCode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.springframework.stereotype.Component;

/** Forwards a call, once, and says what came of it. */
@Component
class Upstream {

  private final CloseableHttpClient http;
  private final int maxResponseBytes;
  private final Duration responseTimeout;

  Upstream(CloseableHttpClient upstreamHttpClient, GatewayProperties properties) {
    this.http = upstreamHttpClient;
    this.maxResponseBytes = (int) properties.maxResponseBytes().toBytes();
    this.responseTimeout = properties.responseTimeout();
  }

  UpstreamOutcome forward(Call call) {
    HttpUriRequestBase request = UpstreamRequest.of(call);
    HttpClientContext context = HttpClientContext.create();
    long deadline = System.nanoTime() + responseTimeout.toNanos();
    try {
      return http.execute(request, context, response -> {
        try {
          return UpstreamAnswer.read(response, maxResponseBytes, deadline);
        } catch (IOException broken) {
          // Else closing the response would first read the rest of it.
          request.cancel();
          throw broken;
        }
      });
    } catch (IOException failure) {
      return outcome(failure, SentMark.isSet(context));
    }
  }

  private static UpstreamOutcome outcome(IOException failure, boolean sent) {
    if (!sent) {
      return new NeverSent(failure);
    }
    return new Unknown(failure instanceof SocketTimeoutException
        ? ErrorCode.UPSTREAM_TIMEOUT
        : ErrorCode.UPSTREAM_UNAVAILABLE, failure);
  }
}
