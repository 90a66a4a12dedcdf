package dev.assent.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.DefaultCallLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * APIs as calls need them, read and parsed once for each version of their row. A call's facts bring the version, so
 * that a change binds the next call on every node.
 */
@Component
class TargetApis {

  private static final int MOST = 2_000;
  /** Should somebody change a row by hand and forget its version, it is noticed before long. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final ApiCatalog catalog;
  private final DefaultCallLimits defaults;
  private final Cache<Version, TargetApi> known;

  TargetApis(ApiCatalog catalog, DefaultCallLimits defaults, Clock clock) {
    this.catalog = catalog;
    this.defaults = defaults;
    this.known = Caffeine.newBuilder().ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .maximumSize(MOST).expireAfterWrite(KEPT).build();
  }

  private record Version(ApiPath path, int number) { }

  /** Not granted to anybody; empty if the API has another version by now. */
  Optional<TargetApi> find(ApiPath path, int version) {
    return Optional.ofNullable(known.get(new Version(path, version), this::read));
  }

  private TargetApi read(Version version) {
    return catalog.find(version.path(), version.number())
        .map(api -> TargetApi.of(api, defaults.inForce(api.limits()))).orElse(null);
  }
}
