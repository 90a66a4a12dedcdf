package dev.assent.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assent.activity.Fact;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.jose.RefusedMessageException;
import dev.assent.web.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes whatever protection the body has, by the same rules as any API that asks for it. */
@Component
class EchoRequest implements Check {

  static final String RESPONSE = "response";

  private static final Map<String, MessageProtection> RESPONSES = Map.of("none", MessageProtection.NONE,
      "jws", MessageProtection.JWS, "jwe", MessageProtection.JWE, "nested", MessageProtection.JWS_IN_JWE);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final RequestOpening opening;

  EchoRequest(RequestOpening opening) {
    this.opening = opening;
  }

  @Override
  public Verdict check(Call call) {
    Optional<byte[]> body = opening.body(call);
    if (body.isEmpty()) {
      return call.refuse(ErrorCode.BODY_TOO_LARGE);
    }
    String received = new String(body.get(), StandardCharsets.ISO_8859_1);
    MessageProtection request = protectionOf(received);
    Optional<MessageProtection> response = responseTo(call, request);
    if (response.isEmpty()) {
      return call.refuse(ErrorCode.BAD_REQUEST, "The query parameter response is one of none, jws, jwe, nested.");
    }
    if (request == MessageProtection.NONE && !isJson(body.get())) {
      return call.refuse(ErrorCode.BAD_REQUEST,
          "The body is neither JSON nor a compact JWS (three parts) or JWE (five parts).");
    }
    call.request().setAttribute(Echo.RECEIVED, received);
    TargetApi target = call.facts().api();
    Call understood = call.with(target.with(new JwtSetting(request, response.get())));
    try {
      URI nowhere = target.upstream();
      return understood.with(opening.open(understood, body.get(), nowhere, request)).pass();
    } catch (RefusedMessageException refused) {
      return RequestOpening.refuse(understood, refused);
    }
  }

  @Override
  public String name() {
    return "request";
  }

  @Override
  public List<Fact> facts(Call call) {
    return RequestIsProtected.factsOf(call);
  }

  /** By its look alone; whether it is what it looks like, the opening finds out. */
  private static MessageProtection protectionOf(String received) {
    long dots = received.indexOf('"') >= 0 ? 0 : received.chars().filter(character -> character == '.').count();
    if (dots == 2) {
      return MessageProtection.JWS;
    }
    if (dots != 4) {
      return MessageProtection.NONE;
    }
    return Echo.announcesJws(received) ? MessageProtection.JWS_IN_JWE : MessageProtection.JWE;
  }

  private static Optional<MessageProtection> responseTo(Call call, MessageProtection request) {
    String query = call.request().getQueryString();
    if (query == null || query.isEmpty()) {
      return Optional.of(request);
    }
    return query.startsWith(RESPONSE + "=")
        ? Optional.ofNullable(RESPONSES.get(query.substring(RESPONSE.length() + 1)))
        : Optional.empty();
  }

  private static boolean isJson(byte[] body) {
    try {
      return !JSON.readTree(new String(body, StandardCharsets.UTF_8)).isMissingNode();
    } catch (IOException malformed) {
      return false;
    }
  }
}
