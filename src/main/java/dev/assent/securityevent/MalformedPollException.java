package dev.assent.securityevent;

/** A poll that is not as RFC 8936 has it; the message says what to change. */
class MalformedPollException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MalformedPollException(String sentence) {
    super(sentence);
  }

  MalformedPollException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
