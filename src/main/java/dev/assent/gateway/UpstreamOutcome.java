package dev.assent.gateway;

import dev.assent.web.ErrorCode;

/** What came of forwarding a call. */
sealed interface UpstreamOutcome {

  /**
   * The upstream answered, with whatever status.
   *
   * @param contentType as the upstream names it; null if it does not
   * @param body        empty, never null
   */
  record Answered(int status, String contentType, byte[] body) implements UpstreamOutcome { }

  /** Not one byte of the call reached the upstream: no connection could be had. The use is given back. */
  record NeverSent(Exception cause) implements UpstreamOutcome { }

  /** A fault of ours, before one byte of the call was sent. The use is given back. */
  record Failed(RuntimeException fault) implements UpstreamOutcome { }

  /** The call went out, and whether the upstream acted on it is unknown. The use stays spent. */
  record Unknown(ErrorCode code, Exception cause) implements UpstreamOutcome { }
}
