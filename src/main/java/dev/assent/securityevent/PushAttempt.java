package dev.assent.securityevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.client.TspServers;
import dev.assent.client.TspServers.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Pushes one event once (RFC 8935). */
@Component
class PushAttempt {

  private static final String SET = "application/" + SecurityEventTokens.TYPE;

  private final TspServers servers;
  private final ObjectMapper json;

  PushAttempt(TspServers servers, ObjectMapper json) {
    this.servers = servers;
    this.json = json;
  }

  /** @param authorization null for none */
  PushOutcome of(URI endpoint, String authorization, String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.CONTENT_TYPE, SET);
    headers.put(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    if (authorization != null) {
      headers.put(HttpHeaders.AUTHORIZATION, authorization);
    }
    try {
      return judge(servers.post(endpoint, headers, token));
    } catch (IOException unreachable) {
      return PushOutcome.failed(TspServers.isNotPublic(unreachable) ? "not public" : "no answer");
    }
  }

  /** Section 2.2: "the SET Recipient SHALL acknowledge the successful transmission" with 202 (Accepted). */
  private PushOutcome judge(Answer answer) {
    if (answer.status() == 202) {
      return PushOutcome.taken();
    }
    if (answer.status() != 400) {
      return PushOutcome.failed("status " + answer.status());
    }
    // Section 2.3: a JSON object with "err" and "description".
    JsonNode error = error(answer.body());
    String words = words("status 400", error);
    // Of the codes of section 2.4 this one alone speaks of the event; the others, of how events are sent at all.
    return error.path("err").asText().equals("invalid_request")
        ? PushOutcome.eventRefused(words)
        : PushOutcome.failed(words);
  }

  /** @param error an object with "err" and "description", or anything else */
  static String words(String before, JsonNode error) {
    return Stream.of(before, printable(error.path("err").asText()), printable(error.path("description").asText()))
        .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }

  private JsonNode error(String body) {
    try {
      JsonNode read = json.readTree(body);
      return read == null ? json.missingNode() : read;
    } catch (JsonProcessingException notJson) {
      return json.missingNode();
    }
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    return clean.substring(0, Math.min(clean.length(), 200));
  }
}
