package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemTest {

  private final ObjectMapper json = new ObjectMapper();
  private final ProblemWriter writer = new ProblemWriter(json);

  @ParameterizedTest
  @CsvSource({"401, invalid_token", "401, access_token_uses_exhausted", "403, client_suspended", "429, rate_limited",
      "404, api_not_found", "405, method_not_allowed", "403, api_not_granted", "403, consent_item_not_authorized",
      "403, consent_item_pending_review", "413, body_too_large", "400, jws_required", "400, jws_invalid",
      "400, jws_replayed", "400, jwe_required", "400, jwe_invalid", "400, client_encryption_key_missing",
      "503, upstream_overloaded", "502, upstream_unavailable", "504, upstream_timeout", "500, protection_failed",
      "400, invalid_request", "503, service_unavailable"})
  void the_catalogue_holds_every_answer_of_the_gateway(int status, String code) {
    assertThat(ErrorCode.of(code)).hasValueSatisfying(entry ->
        assertThat(entry.status().value()).isEqualTo(status));
  }

  @Test
  void each_entry_has_a_title_and_a_sentence() {
    assertThat(Stream.of(ErrorCode.values())).allSatisfy(entry -> {
      assertThat(entry.title()).isNotBlank().doesNotEndWith(".");
      assertThat(entry.detail()).isNotBlank();
    });
    assertThat(ErrorCode.CONSENT_ITEM_NOT_AUTHORIZED.detail()).isEqualTo("the user has not authorized this function");
  }

  @Test
  void a_problem_is_written_as_rfc_9457_says_and_keeps_the_headers_that_are_set() throws IOException {
    var response = new MockHttpServletResponse();
    response.setHeader("Retry-After", "7");

    writer.write(response, Problem.of(ErrorCode.RATE_LIMITED).withInteractionId("c770aef3").withMember("limit", 20));

    assertThat(response.getStatus()).isEqualTo(429);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getHeader("Retry-After")).isEqualTo("7");
    assertThat(json.readTree(response.getContentAsByteArray())).isEqualTo(json.readTree("""
        {"type": "/problems/rate_limited", "title": "Too many calls", "status": 429, "code": "rate_limited",
         "detail": "This client has reached its limit of calls. Wait for as many seconds as Retry-After says, then \
        call again.", "interaction_id": "c770aef3", "limit": 20}"""));
  }

  @Test
  void a_further_member_never_replaces_a_standard_one() {
    assertThat(Problem.of(ErrorCode.NOT_FOUND).withMember("code", "other").asJson()).containsEntry("code", "not_found");
  }

  @Test
  void a_committed_response_is_not_written_over() {
    var response = new MockHttpServletResponse();
    response.setCommitted(true);

    assertThatThrownBy(() -> writer.write(response, Problem.of(ErrorCode.NOT_FOUND)))
        .isInstanceOf(IllegalStateException.class);
  }
}
