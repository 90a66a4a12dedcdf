package dev.assent.notification;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A process of its own that comes as far as the mail server's acceptance, and waits there to be killed. */
final class PostmanNode {

  private PostmanNode() { }

  public static void main(String[] arguments) {
    start(arguments[0], Integer.parseInt(arguments[1]), Halting.class).getBean(Notifications.class).tell(
        Recipient.developer("dave", "dave@tsp.example", Locale.ENGLISH),
        new Notice("registration-received", List.of("Sunrise Ltd"), "/portal/account/status"));
    waitForever();
  }

  static ConfigurableApplicationContext start(String database, int smtpPort, Class<?>... more) {
    return new SpringApplicationBuilder(MailTest.Slice.class).sources(more)
        .web(WebApplicationType.NONE)
        .run("--spring.datasource.url=" + database, "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + smtpPort,
            "--assent.notification.from=open-banking@bank.example", "--camunda.bpm.enabled=false",
            "--assent.notification.resubmit-after=PT0S");
  }

  static class Halting {

    @Bean
    JavaMailSenderImpl sender(@Value("${spring.mail.port}") int port) {
      var sender = new JavaMailSenderImpl() {

        @Override
        public void send(MimeMessage... messages) {
          super.send(messages);
          waitForever();
        }
      };
      sender.setHost("127.0.0.1");
      sender.setPort(port);
      return sender;
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
