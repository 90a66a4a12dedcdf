package dev.assent.notification;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one way to tell somebody something. */
@Service
public class Notifications {

  private final NoticeTable notices;
  private final NoticeWording wording;
  private final Outbox outbox;
  private final Clock clock;

  Notifications(NoticeTable notices, NoticeWording wording, Outbox outbox, Clock clock) {
    this.notices = notices;
    this.wording = wording;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Keeps the notice in the caller's transaction; where mail is on and the recipient has an address, a mail follows its
   * commit.
   *
   * @throws IllegalArgumentException when there are no words for the notice
   */
  @Transactional
  public void tell(Recipient to, Notice notice) {
    wording.require(notice);
    notices.insert(new Told(UUID.randomUUID(), to.kind(), to.id(), notice, clock.instant(), null));
    outbox.put(to, notice, null);
  }

  /**
   * Sends a mail after the caller's commit, and shows nothing in a page. Does nothing where mail is off or the
   * recipient has no address: see {@link #sendsMail()}.
   *
   * @param secretPath path on this server with a token in it, instead of the notice's link; stored encrypted, and not
   *                   longer than until the mail is sent. Null for none
   * @throws IllegalArgumentException when there are no words for the notice
   */
  @Transactional
  public void mail(Recipient to, Notice notice, String secretPath) {
    wording.require(notice);
    outbox.put(to, notice, secretPath);
  }

  /**
   * As {@link #mail}, with a secret word instead of a link: a code, say, that stands on a line of its own.
   *
   * @param code must not begin with a slash
   */
  @Transactional
  public void mailCode(Recipient to, Notice notice, String code) {
    wording.require(notice);
    outbox.put(to, notice, code);
  }

  /** Whether mail is on: SMTP is configured, or this is the demo, which shows its mails in a page. */
  public boolean sendsMail() {
    return outbox.isOpen();
  }

  /** The latest notices of one recipient, newest first. */
  public List<Told> of(Recipient.Kind kind, String id, int limit) {
    return of(kind, Set.of(id), 0, limit);
  }

  /** A part of what these recipients were told, newest first. */
  public List<Told> of(Recipient.Kind kind, Set<String> ids, long offset, int limit) {
    return ids.isEmpty() ? List.of() : notices.of(kind, ids, offset, limit);
  }

  public long count(Recipient.Kind kind, Set<String> ids) {
    return ids.isEmpty() ? 0 : notices.count(kind, ids);
  }

  public long unread(Recipient.Kind kind, String id) {
    return unread(kind, Set.of(id));
  }

  public long unread(Recipient.Kind kind, Set<String> ids) {
    return ids.isEmpty() ? 0 : notices.unread(kind, ids);
  }

  /** These have been seen. */
  @Transactional
  public void markRead(List<Told> seen) {
    List<UUID> news = seen.stream().filter(told -> told.readAt() == null).map(Told::id).toList();
    if (!news.isEmpty()) {
      notices.markRead(news, clock.instant());
    }
  }

  /** The recipient is gone, and the name may become another's: their notices go with them. */
  @Transactional
  public void forget(Recipient.Kind kind, String id) {
    notices.delete(kind, id);
  }

  /** The recipient has seen all there is. */
  @Transactional
  public void markRead(Recipient.Kind kind, String id) {
    notices.markRead(kind, id, clock.instant());
  }
}
