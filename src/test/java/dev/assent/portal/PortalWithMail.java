package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The portal where mail is on, with a real SMTP server that its tests share; so a developer waits for a link. */
@PortalSite
abstract class PortalWithMail {

  private static final Pattern LINK = Pattern.compile("https://portal\\.example(/portal/[a-z-]+\\?token=[\\w-]+)");
  private static final Pattern REGISTRATION = Pattern.compile("portal\\.example/portal/registration|is registered:");
  private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry properties) {
    SERVER.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    properties.add("assent.notification.from", () -> "portal@bank.example");
    properties.add("assent.notification.base-url", () -> "https://portal.example");
  }

  /** The latest of so many mails to an address, as soon as they are there. */
  static String mail(String address, int count) {
    await().untilAsserted(() -> assertThat(to(address)).hasSize(count));
    return to(address).get(count - 1);
  }

  /** The path of the link in a mail. */
  static String link(String mail) {
    Matcher link = LINK.matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    return link.group(1);
  }

  static String token(String mail) {
    return link(mail).substring(link(mail).indexOf('=') + 1);
  }

  /** Those about the log-in; how the registration stands is told in others. */
  static List<String> to(String address) {
    return Stream.of(SERVER.getReceivedMessages()).filter(mail -> isTo(mail, address))
        .map(PortalWithMail::words).filter(mail -> !REGISTRATION.matcher(mail).find()).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String words(MimeMessage mail) {
    try {
      return mail.getSubject() + "\n" + mail.getContent();
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
