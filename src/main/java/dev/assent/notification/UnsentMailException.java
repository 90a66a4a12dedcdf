package dev.assent.notification;

import java.time.Instant;
import java.util.UUID;
import org.springframework.core.NestedExceptionUtils;

/** Leaves the publication of a mail open. Without a stack trace: it says all there is to say, and says it often. */
final class UnsentMailException extends RuntimeException {

  UnsentMailException(UUID mail, Instant until, RuntimeException failure) {
    super("Mail " + mail + " could not be sent, and waits until " + until + ": " + reason(failure), null, false, false);
  }

  /** The root of it, such as the mail server's answer. Never what the mail says. */
  static String reason(RuntimeException failure) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
