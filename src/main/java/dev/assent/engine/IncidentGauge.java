package dev.assent.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code assent.engine.incidents}: how many steps of processes have stopped. An alarm belongs on anything above 0. */
@Component
class IncidentGauge implements MeterBinder {

  private final Incidents incidents;

  IncidentGauge(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("assent.engine.incidents", incidents, Incidents::count)
        .description("Steps of processes that have stopped and wait for somebody").register(registry);
  }
}
