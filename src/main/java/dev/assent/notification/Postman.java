package dev.assent.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends a mail once what it tells of is committed. The mail is marked as sent first, and the mark committed last: what
 * fails in between leaves it unsent, and two that try at once do not both send it. Only who is killed after the mail
 * server's acceptance and before that commit leaves a mail that is sent again, with the same Message-ID.
 */
@Component
class Postman {

  /** In the event publication registry; never to be changed. */
  static final String ID = "notification-mail";

  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final MailTable mails;
  private final Letter letter;
  private final JavaMailSender sender;
  private final NotificationSettings settings;
  private final TransactionOperations transactions;
  private final Clock clock;

  Postman(MailTable mails, Letter letter, ObjectProvider<JavaMailSender> sender, NotificationSettings settings,
      TransactionOperations transactions, Clock clock) {
    this.mails = mails;
    this.letter = letter;
    this.sender = sender.getIfAvailable();
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Async(MailConfiguration.THREADS)
  @TransactionalEventListener(id = ID)
  void deliver(MailDue due) {
    try {
      transactions.executeWithoutResult(transaction -> send(due.mail()));
    } catch (RuntimeException failure) {
      mails.findUnsent(due.mail()).ifPresent(mail -> tryLater(mail, failure));
    }
  }

  private void send(UUID id) {
    mails.findUnsent(id).ifPresent(mail -> {
      var message = sender.createMimeMessage();
      letter.write(mail, message);
      if (mails.markSent(id, clock.instant())) {
        sender.send(message);
      }
    });
  }

  private void tryLater(Mail mail, RuntimeException failure) {
    Instant now = clock.instant();
    if (now.isBefore(mail.createdAt().plus(settings.giveUpAfter()))) {
      Instant until = now.plus(wait(mail.attempts()));
      mails.postpone(mail.id(), until);
      throw new UnsentMailException(mail.id(), until, failure);
    }
    mails.giveUp(mail.id(), now);
    LOG.warn("Mail {} ({}) could not be sent for {} and is given up: {}", mail.id(), mail.notice().code(),
        settings.giveUpAfter(), UnsentMailException.reason(failure));
  }

  /** Twice as long after each failure, so that a server that is down is not pressed, and found again soon. */
  private Duration wait(int failures) {
    Duration wait = settings.resubmitEvery().multipliedBy(1L << Math.min(failures, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
