package dev.assent.activity;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong with one record, the next is written. */
class WriteBehindTest {

  private final List<String> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();

  private final WriteBehind<String> writer = new WriteBehind<>("tests", 10, Duration.ZERO) {

    @Override
    void insert(List<String> records) {
      if (records.contains("deadly")) {
        throw new AssertionError("A driver's assertion");
      }
      if (records.contains("wrong")) {
        throw new IllegalStateException("No row for this");
      }
      written.addAll(records);
    }

    @Override
    void lost(int records) {
      lost.addAndGet(records);
    }
  };

  @Test
  void what_kills_the_writer_is_lost_and_the_next_is_written() {
    writer.start();
    writer.offer("deadly");
    await().until(() -> lost.get() == 1);
    writer.offer("after");

    await().until(() -> written.equals(List.of("after")));
    writer.stop();
  }

  @Test
  void what_cannot_be_written_takes_nothing_with_it() {
    writer.offer("before");
    writer.offer("wrong");
    writer.offer("after");
    writer.start();

    await().until(() -> written.equals(List.of("before", "after")));
    writer.stop();
  }
}
