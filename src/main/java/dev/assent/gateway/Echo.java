package dev.assent.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.assent.catalog.ApiPath;
import dev.assent.gateway.UpstreamOutcome.Answered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * The API with which a TSP tests itself: {@code POST /api/sandbox/echo}. It answers, without any upstream, what the
 * request said and how it was understood. The body may be plain JSON, a JWS, a JWE, or a JWS in a JWE; the answer is
 * protected as {@code ?response=} says (none, jws, jwe, nested), or else as the request was.
 */
final class Echo {

  static final ApiPath PATH = new ApiPath(ApiPath.SANDBOX, "echo");

  /** Request attribute: the body as it came. */
  static final String RECEIVED = Echo.class.getName() + ".received";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Echo() { }

  static boolean isCalled(Call call) {
    return PATH.equals(call.api());
  }

  static Answered answer(Call call) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putRawValue("received", new RawValue(new String(call.message().content(), StandardCharsets.UTF_8)));
    ObjectNode understood = answer.putObject("understood");
    understood.put("client_id", call.facts().clientId());
    understood.put("media_type", call.request().getContentType());
    understood.put("request", call.facts().api().jwt().request().word());
    String received = (String) call.request().getAttribute(RECEIVED);
    switch (call.facts().api().jwt().request()) {
      case JWS -> understood.putRawValue("jws_header", header(received));
      case JWE -> understood.putRawValue("jwe_header", header(received));
      case JWS_IN_JWE -> {
        understood.putRawValue("jwe_header", header(received));
        understood.putRawValue("jws_header", header(call.message().signed().orElseThrow().compact()));
      }
      default -> { }
    }
    understood.put("response", call.facts().api().jwt().response().word());
    try {
      return new Answered(200, "application/json", JSON.writeValueAsBytes(answer));
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("The echo cannot be written", fault);
    }
  }

  /** The protected header of a compact message that was accepted, as it came. */
  private static RawValue header(String compact) {
    return new RawValue(text(compact));
  }

  /**
   * Whether a compact JWE announces a JWS in it (RFC 7519 section 5.2). RFC 7515 section 4.1.10: "application/" may be
   * there or not.
   */
  static boolean announcesJws(String jwe) {
    try {
      String type = JSON.readTree(text(jwe)).path("cty").asText()
          .toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
      return type.equals("jwt") || type.equals("jose");
    } catch (IllegalArgumentException | IOException malformed) {
      return false;
    }
  }

  private static String text(String compact) {
    return new String(Base64.getUrlDecoder().decode(compact.substring(0, compact.indexOf('.'))),
        StandardCharsets.UTF_8);
  }
}
