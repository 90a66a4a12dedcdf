package dev.assent.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes refusals. What finds no room is dropped and counted. */
@Component
class RefusalWriter extends WriteBehind<Refusal> {

  private final RefusalTable table;
  private final Counter dropped;

  RefusalWriter(RefusalTable table, ActivityProperties properties, MeterRegistry meters) {
    super("refusals", properties.waiting(), Duration.ZERO);
    this.table = table;
    this.dropped = Counter.builder("assent.activity.dropped").description("Refusals without a trace").register(meters);
    Gauge.builder("assent.activity.waiting", this, WriteBehind::waiting).register(meters);
  }

  void write(Refusal refusal) {
    if (!offer(refusal)) {
      lost(1);
    }
  }

  @Override
  void insert(List<Refusal> refusals) {
    table.insert(refusals);
  }

  @Override
  void lost(int refusals) {
    dropped.increment(refusals);
  }
}
