package dev.assent.customer;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Takes the place of a mail server. */
@TestConfiguration(proxyBeanMethods = false)
class TestMails {

  private static final Pattern CODE = Pattern.compile("(?m)^\\d{6}$");

  private static final List<Mail> SENT = new CopyOnWriteArrayList<>();

  record Mail(String to, String text) {

    /** The one line of it that is a code. */
    String code() {
      Matcher found = CODE.matcher(text.replace("\r", ""));
      if (!found.find()) {
        throw new AssertionError(text);
      }
      return found.group();
    }
  }

  List<Mail> to(String address) {
    return SENT.stream().filter(mail -> mail.to().equals(address)).toList();
  }

  @Bean
  JavaMailSender mailServerOfTheTest() {
    return new JavaMailSenderImpl() {
      @Override
      public void send(MimeMessage message) {
        keep(message);
      }

      @Override
      public void send(MimeMessage... messages) {
        List.of(messages).forEach(TestMails::keep);
      }
    };
  }

  private static void keep(MimeMessage message) {
    try {
      SENT.add(new Mail(message.getRecipients(Message.RecipientType.TO)[0].toString(),
          message.getContent().toString()));
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
