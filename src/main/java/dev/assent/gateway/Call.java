package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.gateway.Verdict.Passed;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.web.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/**
 * One call on its way through the checks. What a later check learns is null until then.
 *
 * @param api     the API that the address names, published or not; null if it cannot name any
 * @param facts   what the database knows of the call; null until the token is found
 * @param message what the request says; null until it is opened
 * @param entry   what the call was told at its upstream's door; null until it comes there
 */
record Call(HttpServletRequest request, String interactionId, ApiPath api, CallFacts facts, RequestMessage message,
    Entry entry) {

  private static final String BELOW = "/api/";

  static Call of(HttpServletRequest request) {
    return new Call(request, InteractionId.of(request), named(request.getServletPath()).orElse(null), null, null, null);
  }

  Call with(CallFacts known) {
    return new Call(request, interactionId, api, known, message, entry);
  }

  Call with(RequestMessage opened) {
    return new Call(request, interactionId, api, facts, opened, entry);
  }

  Call with(Entry told) {
    return new Call(request, interactionId, api, facts, message, told);
  }

  /** The call's place at the upstream; null until it has one. */
  Passage passage() {
    return entry instanceof Entry.Free free ? free.passage() : null;
  }

  Call with(TargetApi api) {
    return with(facts.with(api));
  }

  /** To where the API's upstream is by now; the query string was accepted. */
  Call readdressed() {
    return UpstreamAddress.of(this).map(upstream -> with(message.to(upstream))).orElse(this);
  }

  /** @param left uses that remain of the token; null = no limit */
  Call withUsesLeft(Integer left) {
    return with(facts.with(facts.token().withUsesLeft(left)));
  }

  Passed pass() {
    return new Passed(this);
  }

  Refused refuse(ErrorCode code) {
    return new Refused(this, code, null, Map.of(), Map.of());
  }

  Refused refuse(ErrorCode code, String detail) {
    return new Refused(this, code, detail, Map.of(), Map.of());
  }

  private static Optional<ApiPath> named(String path) {
    try {
      return path.startsWith(BELOW) ? Optional.of(ApiPath.of(path.substring(BELOW.length()))) : Optional.empty();
    } catch (IllegalArgumentException namesNone) {
      return Optional.empty();
    }
  }
}
