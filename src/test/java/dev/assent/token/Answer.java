package dev.assent.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What an endpoint answered. */
record Answer(HttpResponse<String> response) {

  private static final ObjectMapper JSON = new ObjectMapper();

  int status() {
    return response.statusCode();
  }

  JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  String text(String member) {
    return json().path(member).asText(null);
  }

  String accessToken() {
    return text("access_token");
  }

  String refreshToken() {
    return text("refresh_token");
  }

  String location() {
    return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response + response.body()));
  }

  /** Seconds of Retry-After. */
  long retryAfter() {
    return response.headers().firstValueAsLong("Retry-After").orElseThrow();
  }

  /** A query parameter of the address that the answer leads to, or null. */
  String parameter(String name) {
    String value = UriComponentsBuilder.fromUriString(location()).build().getQueryParams().getFirst(name);
    return value == null ? null : UriUtils.decode(value, "UTF-8");
  }
}
