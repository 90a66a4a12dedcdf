package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.catalog.MessageProtection;
import dev.assent.jose.RefusedMessageException;
import dev.assent.jose.StrictJson;
import dev.assent.jose.VerifiedRequest;
import dev.assent.web.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads the body within its limit and takes off the protection that the API asks for, on every method and on an empty
 * body too. The media type decides nothing: what the API's JWT setting asks for is what the body must be.
 */
@Component
class RequestIsProtected implements Check {

  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");

  private final RequestOpening opening;

  RequestIsProtected(RequestOpening opening) {
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
    MessageProtection protection = call.facts().api().jwt().request();
    if (protection == MessageProtection.NONE && !isAdmissible(call, body.get())) {
      return call.refuse(ErrorCode.BAD_REQUEST,
          "The body is not one JSON value in UTF-8, in which no name appears twice.");
    }
    Optional<URI> upstream = UpstreamAddress.of(call);
    if (upstream.isEmpty()) {
      return call.refuse(ErrorCode.BAD_REQUEST, "The query string is not a valid one (RFC 3986).");
    }
    try {
      return call.with(opening.open(call, body.get(), upstream.get(), protection)).pass();
    } catch (RefusedMessageException refused) {
      return RequestOpening.refuse(call, refused);
    }
  }

  /** The upstream is told that the body is JSON, so it is; one that is empty is forwarded as none. */
  private static boolean isAdmissible(Call call, byte[] body) {
    return body.length == 0 ? BODILESS.contains(call.request().getMethod()) : StrictJson.isValue(body);
  }

  @Override
  public String name() {
    return "request";
  }

  @Override
  public List<Fact> facts(Call call) {
    return factsOf(call);
  }

  static List<Fact> factsOf(Call call) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.word("protection", call.facts().api().jwt().request().name().toLowerCase(Locale.ROOT)));
    facts.add(Fact.text("largest_kilobytes", call.facts().api().limits().maxRequest().toKilobytes()));
    if (call.message() != null && call.message().signed().isPresent()) {
      VerifiedRequest verified = call.message().signed().get().verified();
      facts.add(Fact.text("signed_by", verified.keyId()));
      facts.add(Fact.moment("signed_at", verified.issuedAt()));
    }
    return facts;
  }
}
