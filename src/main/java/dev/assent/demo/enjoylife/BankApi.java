package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.demo.enjoylife.BankAnswer.Answered;
import dev.assent.demo.enjoylife.BankAnswer.AuthorizeFirst;
import dev.assent.demo.enjoylife.BankAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Calls the bank's APIs for a user: with the token it has, once more after a refresh, and never a third time. */
@Component
@Profile(EnjoyLifeApplication.PROFILE)
class BankApi {

  private static final Set<String> WORTH_A_REFRESH = Set.of("access_token_uses_exhausted", "invalid_token");
  private static final Pattern USES_LEFT = Pattern.compile("r=(\\d+)");
  private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

  private record Reply(HttpStatusCode status, HttpHeaders headers, String body) { }

  private final RestClient bank;
  private final BankServices services;
  private final BankMessages messages;
  private final BankTokens tokens;
  private final ObjectMapper json;

  BankApi(RestClient bank, BankServices services, BankMessages messages, BankTokens tokens, ObjectMapper json) {
    this.bank = bank;
    this.services = services;
    this.messages = messages;
    this.tokens = tokens;
    this.json = json;
  }

  /** @param body what the API wants to know, written as its JSON body */
  BankAnswer call(String user, String path, Object body) throws JsonProcessingException {
    BankService service = services.get(path);
    Optional<OAuth2AuthorizedClient> authorized = tokens.current(user);
    if (authorized.isEmpty()) {
      return new AuthorizeFirst(tokens.wasEverGranted(user, service.authorizationItem()));
    }
    if (!tokens.wasEverGranted(user, service.authorizationItem())) {
      return new AuthorizeFirst(false);
    }
    String request = json.writeValueAsString(body);
    Reply reply = send(authorized.get(), service, request);
    if (!WORTH_A_REFRESH.contains(code(reply))) {
      return answer(reply, false);
    }
    Optional<OAuth2AuthorizedClient> refreshed = tokens.refresh(authorized.get());
    return refreshed.isEmpty() ? new AuthorizeFirst(true) : answer(send(refreshed.get(), service, request), true);
  }

  private Reply send(OAuth2AuthorizedClient client, BankService service, String request) {
    Reply reply = bank.post().uri("/api/" + service.path())
        .headers(headers -> headers.setBearerAuth(client.getAccessToken().getTokenValue()))
        .contentType("None".equals(service.request()) ? MediaType.APPLICATION_JSON : JOSE)
        .body(messages.protect(request, service.request()).getBytes(StandardCharsets.UTF_8))
        .exchange((sent, received) -> new Reply(received.getStatusCode(), received.getHeaders(),
            new String(received.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    tokens.noteCallsLeft(client.getPrincipalName(), usesLeft(reply.headers()));
    return reply;
  }

  private BankAnswer answer(Reply reply, boolean refreshed) throws JsonProcessingException {
    JsonNode body = json.readTree(isJose(reply) ? messages.open(reply.body()) : reply.body());
    if (reply.status().is2xxSuccessful()) {
      return new Answered(body, refreshed);
    }
    String sentence = body.path("detail").asText(body.path("message").asText("The bank did not say why"));
    return new Refused(code(reply), sentence);
  }

  /** The bank's error code; empty for anything but a problem document, RFC 9457. */
  private String code(Reply reply) throws JsonProcessingException {
    return !MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(reply.headers().getContentType()) ? ""
        : json.readTree(reply.body()).path("code").asText();
  }

  private static boolean isJose(Reply reply) {
    return JOSE.isCompatibleWith(reply.headers().getContentType());
  }

  private static Integer usesLeft(HttpHeaders headers) {
    Matcher left = USES_LEFT.matcher(String.valueOf(headers.getFirst("RateLimit")));
    return left.find() ? Integer.valueOf(left.group(1)) : null;
  }
}
