package dev.assent.client;

/** A redirect URI that cannot be registered; the message says why. */
public class InvalidRedirectUriException extends IllegalArgumentException {

  InvalidRedirectUriException(String message) {
    super(message);
  }
}
