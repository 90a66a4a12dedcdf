package dev.assent.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.assent.activity.Fact;
import dev.assent.web.ErrorCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The echo is for trying, and its cryptography is not for nothing: a client has so many a minute on each node. */
@Component
class EchoRateIsKept implements Check {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final LoadingCache<String, Bucket> buckets;

  EchoRateIsKept(GatewayProperties properties) {
    this.perMinute = properties.echoesPerMinute();
    this.buckets = Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(MINUTE.multipliedBy(2))
        .build(client -> Bucket.builder()
            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build());
  }

  @Override
  public Verdict check(Call call) {
    ConsumptionProbe probe = buckets.get(call.facts().clientId()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? call.pass() : call.refuse(ErrorCode.RATE_LIMITED).withHeader(HttpHeaders.RETRY_AFTER,
        String.valueOf(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds()));
  }

  @Override
  public String name() {
    return "echo_rate";
  }

  @Override
  public List<Fact> facts(Call call) {
    return List.of(Fact.text("calls_per_minute", perMinute));
  }
}
