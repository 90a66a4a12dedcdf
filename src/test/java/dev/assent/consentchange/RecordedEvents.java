package dev.assent.consentchange;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.event.TransactionalEventListener;

/** What the module has announced, once it was committed. */
class RecordedEvents {

  private final List<Object> events = new CopyOnWriteArrayList<>();

  @TransactionalEventListener
  void on(ConsentChangeRecorded event) {
    events.add(event);
  }

  @TransactionalEventListener
  void on(ConsentChangeApplied event) {
    events.add(event);
  }

  @TransactionalEventListener
  void on(ConsentChangeDecided event) {
    events.add(event);
  }

  <T> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
