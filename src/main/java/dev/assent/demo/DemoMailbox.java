package dev.assent.demo;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Takes the place of a mail server: keeps the newest mails until the demo is stopped, and sends none. */
@Component
@Profile("demo")
class DemoMailbox implements JavaMailSender {

  static final int SIZE = 100;

  private final Deque<SentMail> newestFirst = new ArrayDeque<>();
  private int sent;

  /** @param language of the text, as a tag */
  record SentMail(int number, Instant at, String to, String subject, String language, String text) { }

  synchronized List<SentMail> newestFirst() {
    return List.copyOf(newestFirst);
  }

  Optional<SentMail> find(int number) {
    return newestFirst().stream().filter(mail -> mail.number() == number).findFirst();
  }

  @Override
  public MimeMessage createMimeMessage() {
    return new MimeMessage((Session) null);
  }

  @Override
  public MimeMessage createMimeMessage(InputStream content) {
    try {
      return new MimeMessage(null, content);
    } catch (MessagingException unreadable) {
      throw new MailParseException(unreadable);
    }
  }

  @Override
  public synchronized void send(MimeMessage... messages) {
    for (MimeMessage message : messages) {
      newestFirst.addFirst(read(message));
      if (newestFirst.size() > SIZE) {
        newestFirst.removeLast();
      }
    }
  }

  @Override
  public void send(SimpleMailMessage... messages) {
    throw new UnsupportedOperationException("Assent sends MIME messages only");
  }

  private SentMail read(MimeMessage message) {
    try {
      var to = (InternetAddress) message.getRecipients(RecipientType.TO)[0];
      return new SentMail(++sent, Instant.now(), to.getAddress(), message.getSubject(),
          message.getHeader("Content-Language", null), (String) message.getContent());
    } catch (MessagingException | IOException unreadable) {
      throw new MailParseException(unreadable);
    }
  }
}
