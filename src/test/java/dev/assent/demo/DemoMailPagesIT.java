package dev.assent.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.web.LanguageChoice;
import dev.assent.web.PageConfiguration;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.LocaleResolver;

/** The demo's mailbox, as anybody sees it. */
@SpringBootTest(classes = DemoMailPagesIT.Site.class, webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "camunda.bpm.enabled=false")
@ActiveProfiles("demo")
class DemoMailPagesIT {

  @TempDir
  private static Path directory;

  @Autowired
  private DemoMailbox mailbox;

  @Autowired
  private TestRestTemplate http;

  @LocalServerPort
  private int port;

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry properties) {
    properties.add("assent.demo.directory", () -> directory);
  }

  @Test
  void the_newest_mails_are_kept_newest_first() throws Exception {
    for (int i = 1; i <= DemoMailbox.SIZE + 5; i++) {
      mailbox.send(mail("Mail " + i + ".", "Text"));
    }

    assertThat(mailbox.newestFirst()).hasSize(DemoMailbox.SIZE);
    assertThat(mailbox.newestFirst().get(0).subject()).isEqualTo("Mail 105.");
    assertThat(http.getForObject("/demo/mail", String.class)).contains("Mail 105.", "Mail 6.")
        .doesNotContain("Mail 5.");
  }

  @Test
  void a_link_to_the_bank_can_be_followed_and_no_other() throws Exception {
    mailbox.send(mail("請確認 <b>",
        "Hello <script>\n\nhttp://localhost:8080/portal/verify?token=1&a=b\n\nhttps://evil.example/"));

    String page = http.getForObject("/demo/mail/" + mailbox.newestFirst().get(0).number(), String.class);

    assertThat(page).contains("請確認 &lt;b&gt;", "Hello &lt;script&gt;",
        "<a href=\"http://localhost:8080/portal/verify?token=1&amp;a=b\">", "https://evil.example/")
        .doesNotContain("href=\"https://evil.example");
  }

  @Test
  void a_mail_that_is_not_there_is_not_found() {
    assertThat(http.getForEntity("/demo/mail/0", String.class).getStatusCode().value()).isEqualTo(404);
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void both_pages_are_accessible_and_as_wide_as_their_window() throws Exception {
    mailbox.send(mail("The registration of Sunrise Ltd is approved",
        "All is well.\n\nOpen this page:\nhttp://localhost:8080/portal/account/status?token=" + "x".repeat(200)));
    try (Chromium chromium = new Chromium()) {
      for (int width : new int[] {320, 1366}) {
        try (BrowserContext window = chromium.browser().newContext(
            new NewContextOptions().setViewportSize(width, 900).setLocale("en-GB"))) {
          List<String> complaints = new ArrayList<>();
          window.onConsoleMessage(message -> complaints.add(message.text()));
          Page page = window.newPage();
          for (String path : List.of("/demo/mail", "/demo/mail/" + mailbox.newestFirst().get(0).number())) {
            page.navigate("http://localhost:" + port + path);
            assertThat(Accessibility.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
          }
          assertThat(complaints).isEmpty();
        }
      }
    }
  }

  private MimeMessage mail(String subject, String text) throws MessagingException {
    MimeMessage message = mailbox.createMimeMessage();
    var helper = new MimeMessageHelper(message, "UTF-8");
    helper.setTo("tsp2@enjoylife.example");
    helper.setSubject(subject);
    helper.setText(text);
    message.setHeader("Content-Language", "en");
    return message;
  }

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
      OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class,
      OAuth2ClientAutoConfiguration.class},
      excludeName = "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration")
  @Import({PageConfiguration.class, DemoMailbox.class, DemoMailPages.class})
  static class Site {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    LocaleResolver localeResolver() {
      return new LanguageChoice("ASSENT_LANGUAGE");
    }
  }
}
