package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.jose.RefusedMessageException;
import dev.assent.jose.StrictJson;
import dev.assent.web.ErrorCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Takes whatever protection the body has, by the same rules as any API that asks for it. */
@Component
class EchoRequest implements Check {

  static final String RESPONSE = "response";

  private static final Map<String, MessageProtection> RESPONSES = Map.of("none", MessageProtection.NONE,
      "jws", MessageProtection.JWS, "jwe", MessageProtection.JWE, "nested", MessageProtection.JWS_IN_JWE);
  private static final Pattern JSON_ONLY = Pattern.compile("[\"{}\\[\\]]");

  private final RequestOpening opening;

  EchoRequest(RequestOpening opening) {
    this.opening = opening;
  }

  @Override
  public Verdict check(Call call) {
    if (RequestOpening.isEncoded(call)) {
      return call.refuse(ErrorCode.CONTENT_ENCODING_UNSUPPORTED);
    }
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
    if (request == MessageProtection.NONE && !StrictJson.isValue(body.get())) {
      return call.refuse(ErrorCode.BAD_REQUEST,
          "The body is neither JSON (one value, no name twice) nor a compact JWS (three parts) or JWE (five parts).");
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
    // No compact message has a quotation mark, a bracket or a brace in it; JSON has dots in its numbers.
    long dots = JSON_ONLY.matcher(received).find() ? 0 : received.chars().filter(character -> character == '.').count();
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
}
