package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class IdleSessionsTest {

  private final MovableClock clock = new MovableClock();
  private final IdleSessions filter = new IdleSessions(clock);
  private final MockHttpSession session = new MockHttpSession();

  IdleSessionsTest() {
    session.setMaxInactiveInterval((int) Duration.ofMinutes(30).toSeconds());
  }

  @Test
  void a_page_that_asks_by_itself_keeps_no_session_alive() throws Exception {
    person();
    for (int minute = 0; minute < 29; minute++) {
      clock.moveAhead(Duration.ofMinutes(1));
      page();
    }
    assertThat(session.isInvalid()).isFalse();

    clock.moveAhead(Duration.ofMinutes(2));
    page();
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void a_person_does() throws Exception {
    person();
    for (int request = 0; request < 5; request++) {
      clock.moveAhead(Duration.ofMinutes(20));
      person();
      clock.moveAhead(Duration.ofMinutes(5));
      page();
    }
    assertThat(session.isInvalid()).isFalse();
  }

  @Test
  void a_session_that_never_ends_does_not_end_so() throws Exception {
    session.setMaxInactiveInterval(-1);
    person();
    clock.moveAhead(Duration.ofDays(3));
    page();
    assertThat(session.isInvalid()).isFalse();
  }

  private void person() throws Exception {
    send(new MockHttpServletRequest());
  }

  private void page() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("HX-Request", "true");
    send(request);
  }

  private void send(MockHttpServletRequest request) throws Exception {
    request.setSession(session);
    filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
  }
}
