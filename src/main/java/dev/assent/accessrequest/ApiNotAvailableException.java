package dev.assent.accessrequest;

/** An application names an API that does not exist, or that the client has or waits for already. */
public class ApiNotAvailableException extends RuntimeException {

  ApiNotAvailableException(String message) {
    super(message);
  }
}
