package dev.assent.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One answer of the error catalogue, as RFC 9457 writes it.
 *
 * @param code what happened; never null
 * @param status the HTTP status; the catalogue's, unless a container knows a closer one of the same kind
 * @param detail what to do, for this occurrence; the catalogue's sentence unless replaced; never null
 * @param interactionId the value of {@code x-fapi-interaction-id}, or null
 * @param members further members of the JSON object, in order; empty, never null
 */
public record Problem(ErrorCode code, int status, String detail, String interactionId, Map<String, Object> members) {

  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  public static Problem of(ErrorCode code) {
    return new Problem(code, code.status().value(), code.detail(), null, Map.of());
  }

  /** Replaces the catalogue's sentence by one about this occurrence; it must not repeat what the caller sent. */
  public Problem withDetail(String sentence) {
    return new Problem(code, status, sentence, interactionId, members);
  }

  public Problem withInteractionId(String id) {
    return new Problem(code, status, detail, id, members);
  }

  public Problem withMember(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(code, status, detail, interactionId, more);
  }

  Problem withStatus(int closerStatus) {
    return new Problem(code, closerStatus, detail, interactionId, members);
  }

  /** The JSON object. RFC 9457 section 3.1.1: a relative "type" includes the full path. */
  public Map<String, Object> asJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "/problems/" + code.code());
    json.put("title", code.title());
    json.put("status", status);
    json.put("code", code.code());
    json.put("detail", detail);
    if (interactionId != null) {
      json.put("interaction_id", interactionId);
    }
    members.forEach(json::putIfAbsent);
    return json;
  }
}
