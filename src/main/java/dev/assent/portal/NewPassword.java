package dev.assent.portal;

import dev.assent.form.FieldError;
import dev.assent.tsp.PasswordFlaw;
import dev.assent.tsp.PasswordStrength;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A password that a developer chooses: typed twice, and hard to guess. */
@Component
class NewPassword {

  private final PasswordStrength strength;
  private final MessageSource messages;

  NewPassword(PasswordStrength strength, MessageSource messages) {
    this.strength = strength;
    this.messages = messages;
  }

  /** @param about what a guesser knows of the person; nulls are left out */
  List<FieldError> errors(String password, String repeated, String... about) {
    String chosen = Objects.requireNonNullElse(password, "");
    Optional<PasswordFlaw> flaw = strength.flaw(chosen, Arrays.asList(about));
    if (flaw.isPresent()) {
      return List.of(FieldError.of("password", "portal.password.flaw." + flaw.get(), PasswordStrength.SHORTEST,
          PasswordStrength.LONGEST));
    }
    return chosen.equals(repeated)
        ? List.of()
        : List.of(FieldError.of("passwordRepeated", "portal.password.repeated"));
  }

  /** By field, for a page whose form is not read from a file. */
  Map<String, String> sentences(List<FieldError> errors, Locale language) {
    Map<String, String> sentences = new LinkedHashMap<>();
    errors.forEach(error -> sentences.put(error.key(), messages.getMessage(error.code(),
        Stream.concat(Stream.of(error.key()), error.arguments().stream()).toArray(), language)));
    return sentences;
  }
}
