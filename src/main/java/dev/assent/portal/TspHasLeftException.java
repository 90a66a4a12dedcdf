package dev.assent.portal;

import org.springframework.security.authentication.AccountStatusException;

/** The password is right, but the developer's TSP is none of the bank's any more. */
class TspHasLeftException extends AccountStatusException {

  private static final long serialVersionUID = 1L;

  TspHasLeftException() {
    super("The TSP has left");
  }
}
