package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ContentSecurityPolicyTest {

  @ParameterizedTest
  @CsvSource({"https://tsp.example/callback?a=b, https://tsp.example",
      "http://localhost:8081/authorized, http://localhost:8081",
      "com.example.app:/authorized, com.example.app:"})
  void a_form_may_lead_to_the_origin_of_a_redirect_uri(URI redirect, String origin) {
    var request = new MockHttpServletRequest();
    var response = new MockHttpServletResponse();

    ContentSecurityPolicy.allowFormTarget(request, redirect);
    new ContentSecurityPolicy().writeHeaders(request, response);

    assertThat(response.getHeader("Content-Security-Policy")).endsWith("; form-action 'self' " + origin);
  }

  @Test
  void a_policy_that_is_already_set_stays() {
    var response = new MockHttpServletResponse();
    response.setHeader("Content-Security-Policy", "default-src 'none'");

    new ContentSecurityPolicy().writeHeaders(new MockHttpServletRequest(), response);

    assertThat(response.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'");
  }
}
