package dev.assent.gateway;

import java.io.IOException;

/** The upstream answered, and the answer cannot be passed on: it is too large, or encoded although nobody asked. */
class UnusableAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableAnswerException(String message) {
    super(message);
  }
}
