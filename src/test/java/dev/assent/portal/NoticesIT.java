package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.assent.TspFixtures;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A developer is told in the portal what became of a request. */
@PortalSite
class NoticesIT {

  private static final String NOTICES = "/portal/account/notices";

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Notifications notifications;
  @Autowired Tsps tsps;

  private final String name = TspFixtures.userName();

  @BeforeEach
  void a_developer_who_has_read_everything() {
    bank.publishApis();
    bank.registered(name);
    notifications.markRead(Recipient.Kind.DEVELOPER, name);
  }

  @Test
  void what_is_new_is_counted_in_the_navigation_and_counts_as_read_once_it_was_shown() throws Exception {
    tell("Say <who> sees it");
    open("/portal/apis").andExpect(content().string(containsString("1 new notice")));

    open(NOTICES).andExpect(content().string(containsString("Please correct your application 1a2b")))
        .andExpect(content().string(containsString("href=\"/portal/account/status/7\"")))
        .andExpect(content().string(containsString("Say &lt;who&gt; sees it")))
        .andExpect(content().string(containsString(">New</span>")));
    open(NOTICES).andExpect(content().string(not(containsString(">New</span>"))))
        .andExpect(content().string(not(containsString("new notice"))));
  }

  @Test
  void a_notice_is_told_in_the_language_of_the_page() throws Exception {
    tell("x");
    open(NOTICES + "?lang=zh-TW").andExpect(content().string(containsString("通知")))
        .andExpect(content().string(not(containsString("Please correct"))));
  }

  @Test
  void what_a_page_does_not_show_stays_new_until_all_is_marked_as_read() throws Exception {
    for (int notice = 0; notice < 25; notice++) {
      tell("x");
    }
    open(NOTICES);
    open(NOTICES).andExpect(content().string(containsString("5 new notices")));
    portal.perform(post(NOTICES).with(user(new Developer(tsps.developer(name).orElseThrow()))).with(csrf()))
        .andExpect(redirectedUrl(NOTICES));
    assertThat(notifications.unread(Recipient.Kind.DEVELOPER, name)).isZero();
  }

  @Test
  void nobody_reads_what_another_was_told() throws Exception {
    String other = TspFixtures.userName();
    bank.registered(other);
    tell("for one pair of eyes");
    portal.perform(get(NOTICES).with(user(new Developer(tsps.developer(other).orElseThrow()))))
        .andExpect(content().string(not(containsString("for one pair of eyes"))));
  }

  private void tell(String reason) {
    notifications.tell(Recipient.developer(name, null, Locale.ENGLISH), new Notice("application-returned",
        List.of("1a2b", "demandDeposit/accounts", reason), "/portal/account/status/7"));
  }

  private ResultActions open(String page) throws Exception {
    return portal.perform(get(page).with(user(new Developer(tsps.developer(name).orElseThrow()))));
  }
}
