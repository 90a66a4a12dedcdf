package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** How often one network may ask, and how often log-ons may fail from it. */
class OAuthLimitsTest {

  private static final TokenProperties.Limits LIMITS = new TokenProperties.Limits(5, 3, 6, Duration.ofMinutes(1));

  private final MovableClock clock = new MovableClock();
  private final DescribedErrors errors = new DescribedErrors();

  @Test
  void a_network_is_answered_so_often_in_a_second_and_told_when_to_come_back() throws Exception {
    NetworkRates rates = new NetworkRates(LIMITS, clock, errors);
    for (int request = 0; request < 5; request++) {
      assertThat(asked(rates, "/oauth2/token", "192.0.2.1").getStatus()).isEqualTo(200);
    }

    MockHttpServletResponse refused = asked(rates, "/oauth2/token", "192.0.2.1");

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentAsString()).contains("temporarily_unavailable", "from this network");
    assertThat(asked(rates, "/oauth2/authorize", "192.0.2.1").getStatus()).isEqualTo(429);
    assertThat(asked(rates, "/oauth2/token", "192.0.2.2").getStatus()).isEqualTo(200);
    clock.moveAhead(Duration.ofSeconds(1));
    assertThat(asked(rates, "/oauth2/token", "192.0.2.1").getStatus()).isEqualTo(200);
  }

  @Test
  void where_no_limit_is_set_nobody_is_counted() throws Exception {
    NetworkRates rates =
        new NetworkRates(new TokenProperties.Limits(0, 0, 0, Duration.ofMinutes(1)), clock, errors);

    for (int request = 0; request < 50; request++) {
      assertThat(asked(rates, "/oauth2/token", "192.0.2.1").getStatus()).isEqualTo(200);
    }
  }

  @Test
  void who_guesses_at_many_clients_from_one_network_waits_as_well() throws Exception {
    FailedLogOns logOns = new FailedLogOns(LIMITS, clock, errors);
    for (int client = 0; client < 6; client++) {
      assertThat(fails(logOns, "192.0.2.1", "client-" + client)).isZero();
    }

    assertThat(fails(logOns, "192.0.2.1", "client-6")).isBetween(1L, 60L);
    assertThat(fails(logOns, "192.0.2.2", "client-6")).isZero();
    clock.moveAhead(Duration.ofMinutes(1));
    assertThat(fails(logOns, "192.0.2.1", "client-6")).isZero();
  }

  @Test
  void who_revokes_a_token_does_not_wait_for_what_others_of_the_network_did() throws Exception {
    FailedLogOns logOns = new FailedLogOns(LIMITS, clock, errors);
    for (int client = 0; client < 6; client++) {
      assertThat(fails(logOns, "192.0.2.1", "client-" + client)).isZero();
    }

    assertThat(logOns.wait(request("/oauth2/token", "192.0.2.1"), "tsp2")).isPositive();
    assertThat(logOns.wait(request("/oauth2/revoke", "192.0.2.1"), "tsp2")).isZero();
    IntStream.range(0, 3).forEach(attempt -> fails(logOns, "192.0.2.2", "tsp2"));
    assertThat(logOns.wait(request("/oauth2/revoke", "192.0.2.2"), "tsp2")).isPositive();
  }

  @Test
  void failures_of_one_client_use_up_little_of_what_its_network_has() throws Exception {
    FailedLogOns logOns = new FailedLogOns(LIMITS, clock, errors);

    assertThat(IntStream.range(0, 50).filter(attempt -> fails(logOns, "192.0.2.1", "tsp2") == 0).count())
        .isEqualTo(3);

    assertThat(fails(logOns, "192.0.2.1", "other")).isZero();
  }

  @Test
  void an_ipv6_network_counts_as_one_place() {
    FailedLogOns logOns = new FailedLogOns(LIMITS, clock, errors);
    IntStream.range(1, 4).forEach(host -> fails(logOns, "2001:db8::" + host, "tsp2"));

    assertThat(fails(logOns, "2001:db8::ffff", "tsp2")).isPositive();
    assertThat(fails(logOns, "2001:db8:0:1::1", "tsp2")).isZero();
  }

  @Test
  void limits_that_make_no_sense_stop_the_start() {
    assertThatThrownBy(() -> new TokenProperties.Limits(-1, 1, 1, Duration.ofMinutes(1)))
        .hasMessageContaining("assent.token.limits");
    assertThatThrownBy(() -> new TokenProperties.Limits(1, 1, 1, Duration.ZERO))
        .hasMessageContaining("assent.token.limits");
  }

  private static MockHttpServletResponse asked(NetworkRates rates, String path, String address) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    rates.doFilter(request(path, address), response, new MockFilterChain());
    return response;
  }

  /** Logs on wrongly, unless it has to wait. @return for how long */
  private static long fails(FailedLogOns logOns, String address, String clientId) {
    MockHttpServletRequest request = request("/oauth2/token", address);
    long wait = logOns.wait(request, clientId);
    if (wait == 0) {
      try {
        logOns.onAuthenticationFailure(request, new MockHttpServletResponse(),
            new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
      } catch (IOException | ServletException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return wait;
  }

  private static MockHttpServletRequest request(String path, String address) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.setServletPath(path);
    request.setRemoteAddr(address);
    return request;
  }
}
