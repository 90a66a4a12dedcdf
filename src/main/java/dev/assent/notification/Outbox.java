package dev.assent.notification;

import dev.assent.keys.AtRestEncryption;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Where mails wait for the commit of what they tell of. Where mail is off, nothing is put in. */
@Component
class Outbox {

  private final MailTable mails;
  private final NotificationSettings settings;
  private final AtRestEncryption encryption;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final boolean open;

  Outbox(MailTable mails, NotificationSettings settings, AtRestEncryption encryption, ApplicationEventPublisher events,
      Clock clock, ObjectProvider<JavaMailSender> sender) {
    this.mails = mails;
    this.settings = settings;
    this.encryption = encryption;
    this.events = events;
    this.clock = clock;
    this.open = sender.getIfAvailable() != null;
    if (open) {
      settings.requireSender();
    }
  }

  boolean isOpen() {
    return open;
  }

  /** To be called in a transaction. @param secretPath null for none */
  void put(Recipient to, Notice notice, String secretPath) {
    String address = to.kind() == Recipient.Kind.STAFF_GROUP ? settings.groupAddresses().get(to.id()) : to.email();
    if (!open || !StringUtils.hasText(address)) {
      return;
    }
    Locale language = to.kind() == Recipient.Kind.STAFF_GROUP ? settings.groupLanguage() : to.language();
    var mail = new Mail(UUID.randomUUID(), address.strip(), Objects.requireNonNullElse(language, Locale.ENGLISH),
        notice, secretPath == null ? null : encryption.encrypt(secretPath), clock.instant(), 0);
    mails.insert(mail);
    events.publishEvent(new MailDue(mail.id()));
  }
}
