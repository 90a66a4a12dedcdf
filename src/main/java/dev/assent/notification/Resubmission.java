package dev.assent.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Takes up again what a stop, a kill or a mail server that did not answer has left undone after its commit: at the
 * start and from then on, by one node at a time; and clears away what is old. Two that
 * take up the same mail send it once all the same.
 */
@Component
class Resubmission {

  private static final int BATCH = 1000;

  private final IncompleteEventPublications publications;
  private final MailTable mails;
  private final NoticeTable notices;
  private final NotificationSettings settings;
  private final ThreadPoolTaskExecutor threads;
  private final Clock clock;
  private final boolean mailIsOn;

  Resubmission(IncompleteEventPublications publications, MailTable mails, NoticeTable notices,
      NotificationSettings settings, @Qualifier(MailConfiguration.THREADS) ThreadPoolTaskExecutor threads, Clock clock,
      ObjectProvider<JavaMailSender> sender) {
    this.publications = publications;
    this.mails = mails;
    this.notices = notices;
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
    this.mailIsOn = sender.getIfAvailable() != null;
  }

  @Scheduled(fixedDelayString = "${assent.notification.resubmit-every:PT1M}")
  @SchedulerLock(name = "resubmission", lockAtMostFor = "PT10M")
  void takeUp() {
    Instant now = clock.instant();
    mails.deleteDoneBefore(now.minus(settings.keepFor()));
    // One batch each time: old notices are in no hurry, and mails are.
    notices.deleteReadBefore(now.minus(settings.keepNotices()), BATCH);
    // While some still wait for a thread here, they would only wait twice.
    boolean mailsToo = mailIsOn && threads.getQueueSize() == 0;
    Set<UUID> postponed = mails.postponedBeyond(now);
    Instant before = now.minus(settings.resubmitAfter());
    publications.resubmitIncompletePublications(publication -> publication.getPublicationDate().isBefore(before)
        && (!(publication.getEvent() instanceof MailDue due) || mailsToo && !postponed.contains(due.mail())));
  }
}
