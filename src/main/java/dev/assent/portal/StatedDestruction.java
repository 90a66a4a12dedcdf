package dev.assent.portal;

import dev.assent.form.FieldError;
import dev.assent.form.Values;
import dev.assent.onboarding.DestructionStatement;
import dev.assent.onboarding.Offboardings;
import dev.assent.web.PageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns the filled-in confirmation into evidence, in the words that the developer has read. */
@Component
class StatedDestruction {

  private static final String STATEMENT = "All data of the bank's customers is destroyed";

  private final Offboardings offboardings;
  private final MessageSource messages;
  private final PageSettings settings;
  private final Clock clock;

  StatedDestruction(Offboardings offboardings, MessageSource messages, PageSettings settings, Clock clock) {
    this.offboardings = offboardings;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  /** @return what is wrong; empty when it is kept, or was before */
  List<FieldError> take(Developer developer, Values values, Locale locale) {
    LocalDate day;
    try {
      day = LocalDate.parse(values.text("destroyedOn"));
    } catch (DateTimeParseException noDay) {
      return List.of(FieldError.of("destroyedOn", "portal.leaving.no-day"));
    }
    if (day.isAfter(day(clock.instant()))) {
      return List.of(FieldError.of("destroyedOn", "portal.leaving.future"));
    }
    if (day.isBefore(offboardings.ofTsp(developer.tspId()).map(leaves -> day(leaves.begunAt())).orElse(day))) {
      return List.of(FieldError.of("destroyedOn", "portal.leaving.early"));
    }
    String statement = messages.getMessage("form.tsp-destruction-confirmation.allDestroyed.label", null, STATEMENT,
        locale);
    offboardings.confirmDestruction(developer.tspId(), new DestructionStatement(values.text("destroyed"), day,
        values.text("destroyedBy"), statement), developer.getUsername());
    return List.of();
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, settings.timeZone());
  }
}
