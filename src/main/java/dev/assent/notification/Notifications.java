package dev.assent.notification;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one way to tell somebody something. */
@Service
public class Notifications {

  private final NoticeTable notices;
  private final Clock clock;

  Notifications(NoticeTable notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /** Keeps the notice in the caller's transaction; where the recipient has an address, a mail follows its commit. */
  @Transactional
  public void tell(Recipient to, Notice notice) {
    notices.insert(new Told(UUID.randomUUID(), to.kind(), to.id(), notice, clock.instant(), null));
  }

  /** The latest notices of one recipient, newest first. */
  public List<Told> of(Recipient.Kind kind, String id, int limit) {
    return notices.of(kind, id, limit);
  }

  public long unread(Recipient.Kind kind, String id) {
    return notices.unread(kind, id);
  }

  /** The recipient has seen all there is. */
  @Transactional
  public void markRead(Recipient.Kind kind, String id) {
    notices.markRead(kind, id, clock.instant());
  }
}
