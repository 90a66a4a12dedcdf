package dev.assent.securityevent;

/**
 * What came of one attempt.
 *
 * @param words for the TSP's developers; null if the event was taken
 */
record PushOutcome(Kind kind, String words) {

  enum Kind {
    /** The TSP has it. */
    TAKEN,
    /** The TSP cannot take this event, and says so as RFC 8935 has it. */
    EVENT_REFUSED,
    /** The endpoint is down, or takes nothing at all. */
    FAILED
  }

  static PushOutcome taken() {
    return new PushOutcome(Kind.TAKEN, null);
  }

  static PushOutcome eventRefused(String words) {
    return new PushOutcome(Kind.EVENT_REFUSED, words);
  }

  static PushOutcome failed(String words) {
    return new PushOutcome(Kind.FAILED, words);
  }
}
