package dev.assent.securityevent;

/** What cannot be the value of an Authorization header. */
public class InvalidAuthorizationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidAuthorizationException() {
    super("A header's value is of visible ASCII characters, 2048 at most");
  }
}
