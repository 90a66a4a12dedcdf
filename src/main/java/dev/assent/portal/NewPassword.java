package dev.assent.portal;

import dev.assent.form.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules for a password that a developer chooses: long, and not what a guesser tries first. */
final class NewPassword {

  static final int SHORTEST = 12;
  /** bcrypt reads no further. */
  private static final int MOST_BYTES = 72;

  private NewPassword() { }

  static List<FieldError> errors(String password, String repeated, String userName) {
    List<FieldError> errors = new ArrayList<>();
    if (password == null || password.length() < SHORTEST) {
      errors.add(FieldError.of("password", "portal.password.short", SHORTEST));
    } else if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      errors.add(FieldError.of("password", "portal.password.long", MOST_BYTES));
    } else if (password.equalsIgnoreCase(userName)) {
      errors.add(FieldError.of("password", "portal.password.user-name"));
    } else if (!password.equals(repeated)) {
      errors.add(FieldError.of("passwordRepeated", "portal.password.repeated"));
    }
    return errors;
  }
}
