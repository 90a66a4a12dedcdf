package dev.assent.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.keys.AtRestEncryption;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Locale;
import java.util.StringJoiner;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Writes a mail: plain text, the same to the letter each time it is tried. */
@Component
class Letter {

  private final NoticeWording wording;
  private final MessageSource messages;
  private final NotificationSettings settings;
  private final AtRestEncryption encryption;

  Letter(NoticeWording wording, MessageSource messages, NotificationSettings settings, AtRestEncryption encryption) {
    this.wording = wording;
    this.messages = messages;
    this.settings = settings;
    this.encryption = encryption;
  }

  /** @throws MailPreparationException when an address is not one */
  void write(Mail mail, MimeMessage message) {
    try {
      var from = new InternetAddress(settings.from(), true);
      var letter = new MimeMessageHelper(message, UTF_8.name());
      letter.setFrom(new InternetAddress(from.getAddress(), settings.bankName(), UTF_8.name()));
      letter.setTo(new InternetAddress(mail.address(), true));
      letter.setSubject(wording.subject(mail.notice(), mail.language()));
      letter.setText(text(mail));
      letter.setSentDate(Date.from(mail.createdAt()));
      message.setHeader("Message-ID", "<" + mail.id() + "@" + domain(from) + ">");
      // RFC 3834: no out-of-office reply to this.
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", mail.language().toLanguageTag());
    } catch (MessagingException | UnsupportedEncodingException unwritable) {
      throw new MailPreparationException(unwritable);
    }
  }

  private static String domain(InternetAddress address) {
    return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
  }

  private String text(Mail mail) {
    Locale language = mail.language();
    var text = new StringJoiner("\n\n", "", "\n");
    text.add(wording.text(mail.notice(), language));
    String path = mail.sealedPath() == null ? mail.notice().link() : encryption.decryptText(mail.sealedPath());
    if (path != null && !path.startsWith("/")) {
      text.add(path);
    } else if (path != null) {
      text.add(messages.getMessage("notification.mail.open", null, language) + "\n" + settings.address(path));
    }
    text.add(messages.getMessage("notification.mail.sender", new Object[] {settings.bankName()}, language));
    return text.toString();
  }
}
