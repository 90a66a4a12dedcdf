package dev.assent.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A call that was refused, or whose upstream failed.
 *
 * @param traceId as the caller sees it
 * @param api     as its address names it; null if that names none
 * @param code    of the error catalogue, or {@link #UPSTREAM_ERROR}
 * @param detail  the sentence that the caller saw; null if the body was the upstream's
 * @param steps   the checks, in their order, up to the one that refused
 */
public record Refusal(UUID traceId, Instant at, String clientId, String interactionId, String method, String api,
    String code, int status, String detail, List<Step> steps) {

  /** The upstream itself answered with a status of 500 or above. */
  public static final String UPSTREAM_ERROR = "upstream_error";

  public Refusal {
    steps = List.copyOf(steps);
  }

  /** Without what is for the bank's staff alone. */
  public Refusal forTsp() {
    return new Refusal(traceId, at, clientId, interactionId, method, api, code, status, detail,
        steps.stream().map(Step::forTsp).toList());
  }
}
