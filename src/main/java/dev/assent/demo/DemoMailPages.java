package dev.assent.demo;

import dev.assent.demo.DemoMailbox.SentMail;
import dev.assent.web.PageHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The mails that the demo would have sent, for everybody to read. */
@Controller
@Profile("demo")
class DemoMailPages {

  private final DemoMailbox mailbox;
  private final String bankUrl;

  DemoMailPages(DemoMailbox mailbox, @Value("${assent.issuer}") String bankUrl) {
    this.mailbox = mailbox;
    this.bankUrl = bankUrl;
  }

  /** @param link whether the text is an address of the bank */
  record Line(String text, boolean link) { }

  @Bean
  @Order(80)
  static SecurityFilterChain demoMailChain(HttpSecurity http) throws Exception {
    return http
        .securityMatcher("/demo/mail", "/demo/mail/*")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(PageHeaders::secure)
        .build();
  }

  @GetMapping("/demo/mail")
  ModelAndView mails() {
    return new ModelAndView("demo/mails", Map.of("mails", mailbox.newestFirst()));
  }

  @GetMapping("/demo/mail/{number}")
  ModelAndView mail(@PathVariable int number) {
    SentMail mail = mailbox.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new ModelAndView("demo/mail", Map.of("mail", mail, "paragraphs", paragraphs(mail.text())));
  }

  private List<List<Line>> paragraphs(String text) {
    return Arrays.stream(text.strip().split("\\R{2,}"))
        .map(paragraph -> paragraph.lines().map(line -> new Line(line, line.startsWith(bankUrl + "/"))).toList())
        .toList();
  }
}
