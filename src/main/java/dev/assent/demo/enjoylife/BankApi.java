package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import dev.assent.demo.enjoylife.BankAnswer.Answered;
import dev.assent.demo.enjoylife.BankAnswer.AuthorizeFirst;
import dev.assent.demo.enjoylife.BankAnswer.Reaction;
import dev.assent.demo.enjoylife.BankAnswer.Refused;
import dev.assent.demo.enjoylife.BankAnswer.Travelled;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.web.client.RestClient;

/** Calls the bank's APIs for a user: with the token it has, once more after a refresh, and never a third time. */
class BankApi {

  private static final String INTERACTION_ID = "x-fapi-interaction-id";
  private static final Pattern USES_LEFT = Pattern.compile("r=(\\d+)");
  private static final MediaType JOSE = MediaType.parseMediaType("application/jose");
  private static final ParameterizedTypeReference<List<Api>> CATALOGUE = new ParameterizedTypeReference<>() { };

  /**
   * One of the bank's APIs as its public catalogue describes it.
   *
   * @param authorizationItem what a customer must have authorized; null for public data
   * @param request           JWT setting of the request: None, JWS, JWE or JWS in JWE
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Api(String path, String authorizationItem, String request) { }

  private record Reply(HttpStatusCode status, HttpHeaders headers, JsonNode body, Travelled travelled) {

    /** The bank's error code; empty for anything but a problem document, RFC 9457. */
    String code() {
      return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(headers.getContentType())
          ? body.path("code").asText() : "";
    }
  }

  private final RestClient bank;
  private final BankMessages messages;
  private final BankTokens tokens;
  private final ObjectMapper json;

  BankApi(RestClient bank, BankMessages messages, BankTokens tokens, ObjectMapper json) {
    this.bank = bank;
    this.messages = messages;
    this.tokens = tokens;
    this.json = json;
  }

  /** @param body what the API wants to know, written as its JSON body */
  BankAnswer call(String user, String path, Object body) throws JsonProcessingException, JOSEException, ParseException {
    // Read before each call, because a changed JWT setting binds the next one.
    Api api = bank.get().uri("/portal/catalogue.json").retrieve().body(CATALOGUE).stream()
        .filter(published -> published.path().equals(path)).findFirst().orElseThrow();
    Optional<OAuth2AuthorizedClient> token = tokens.current(user);
    if (token.isEmpty()) {
      return new AuthorizeFirst(tokens.wasEverGranted(user, api.authorizationItem()));
    }
    String request = json.writeValueAsString(body);
    Reply reply = send(token.get(), api, request, false);
    if (Reaction.to(reply.code()) == Reaction.REFRESH) {
      token = tokens.refresh(token.get());
      if (token.isEmpty()) {
        return new AuthorizeFirst(true);
      }
      reply = send(token.get(), api, request, true);
    }
    if (reply.status().is2xxSuccessful()) {
      return new Answered(reply.body(), reply.travelled());
    }
    if (Reaction.to(reply.code()) == Reaction.AUTHORIZE && !tokens.wasEverGranted(user, api.authorizationItem())) {
      return new AuthorizeFirst(false);
    }
    String sentence = reply.body().path("detail").asText(reply.body().path("message").asText());
    return new Refused(reply.code(), sentence, reply.headers().getFirst(HttpHeaders.RETRY_AFTER), reply.travelled());
  }

  private Reply send(OAuth2AuthorizedClient client, Api api, String request, boolean refreshed)
      throws JOSEException, ParseException, JsonProcessingException {
    Message sent = messages.protect(request, api.request());
    var received = bank.post().uri("/api/" + api.path())
        .headers(headers -> headers.setBearerAuth(client.getAccessToken().getTokenValue()))
        .header(INTERACTION_ID, UUID.randomUUID().toString())
        .contentType(sent.isProtected() ? JOSE : MediaType.APPLICATION_JSON)
        .body(sent.wire().getBytes(StandardCharsets.UTF_8))
        .retrieve().onStatus(status -> true, (ours, theirs) -> { })
        .toEntity(byte[].class);
    String body = received.getBody() == null ? "{}" : new String(received.getBody(), StandardCharsets.UTF_8);
    HttpHeaders headers = received.getHeaders();
    Message opened = JOSE.isCompatibleWith(headers.getContentType()) ? messages.open(body) : Message.plain(body);
    String left = USES_LEFT.matcher(String.valueOf(headers.getFirst("RateLimit"))).results().findFirst()
        .map(found -> found.group(1)).orElse(null);
    tokens.noteCallsLeft(client.getPrincipalName(), left);
    return new Reply(received.getStatusCode(), headers, json.readTree(opened.content()),
        new Travelled("/api/" + api.path(), sent, received.getStatusCode().value(), opened, left,
            headers.getFirst(INTERACTION_ID), refreshed));
  }
}
