package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** What one browser's session holds of several audiences. */
class AudienceSessionsTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void a_log_out_takes_all_that_the_audience_keeps_and_nothing_of_another() {
    MockHttpSession session = new MockHttpSession();
    session.setAttribute(Audience.CUSTOMER.attribute("halfLoggedIn"), "steve");
    session.setAttribute(Audience.CUSTOMER.attribute("savedRequest"), "/consents");
    session.setAttribute(Audience.PORTAL.attribute("savedRequest"), "/portal");
    request.setSession(session);

    logOut();

    assertThat(Collections.list(session.getAttributeNames()))
        .containsExactly(Audience.PORTAL.attribute("savedRequest"));
  }

  @Test
  void a_log_out_begins_no_session() {
    logOut();

    assertThat(request.getSession(false)).isNull();
  }

  private void logOut() {
    AudienceSessions.of(Audience.CUSTOMER).forgetting().logout(request, new MockHttpServletResponse(), null);
  }
}
