package dev.assent.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes accesses. A call whose access finds no room writes it itself. Lost, and counted, is what a database that stays
 * away for longer than a minute does not take; lost without a trace is what waits in a node that is killed.
 */
@Component
class AccessWriter extends WriteBehind<Access> {

  private static final Logger LOG = LoggerFactory.getLogger(AccessWriter.class);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final AccessTable table;
  private final Counter lost;

  AccessWriter(AccessTable table, ActivityProperties properties, MeterRegistry meters) {
    super("accesses", properties.waiting(), PATIENCE);
    this.table = table;
    this.lost = Counter.builder("assent.accesses.lost").description("Accesses that could not be written")
        .register(meters);
  }

  void write(Access access) {
    if (!offer(access)) {
      try {
        insert(List.of(access));
      } catch (DataAccessException unwritable) {
        lost(1);
        LOG.warn("Call {} has left no trace: {}", access.interactionId(), unwritable.getMessage());
      }
    }
  }

  @Override
  void insert(List<Access> accesses) {
    table.insert(accesses);
  }

  @Override
  void lost(int accesses) {
    lost.increment(accesses);
  }
}
