package dev.assent.console;

import dev.assent.approval.StaffGroup;
import dev.assent.form.VisibleText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A deputyship as a manager types it.
 *
 * @param from  its first day, ISO 8601
 * @param until its last day
 */
record DeputyForm(String absent, String deputy, String from, String until, String reason) {

  private static final int LONGEST_REASON = 400;
  private static final int LONGEST_YEARS = 1;

  DeputyForm {
    absent = strip(absent);
    deputy = strip(deputy);
    from = strip(from);
    until = strip(until);
    reason = strip(reason);
  }

  static DeputyForm from(LocalDate today) {
    return new DeputyForm("", "", today.toString(), "", "");
  }

  /** Message keys of what is wrong, by field; empty if nothing is. */
  Map<String, String> problems(LocalDate today) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (group(absent).isEmpty()) {
      problems.put("absent", "console.deputy.absent.missing");
    }
    if (group(deputy).isEmpty()) {
      problems.put("deputy", "console.deputy.deputy.missing");
    } else if (deputy.equals(absent)) {
      problems.put("deputy", "console.deputy.deputy.same");
    }
    Optional<LocalDate> first = day(from);
    Optional<LocalDate> last = day(until);
    if (first.filter(day -> !day.isBefore(today)).isEmpty()) {
      problems.put("from", "console.deputy.from.wrong");
    }
    if (last.filter(day -> !day.isBefore(first.orElse(today))).isEmpty()) {
      problems.put("until", "console.deputy.until.wrong");
    } else if (last.filter(day -> day.isAfter(today.plusYears(LONGEST_YEARS))).isPresent()) {
      problems.put("until", "console.deputy.until.long");
    }
    if (VisibleText.isBlank(reason)) {
      problems.put("reason", "console.deputy.reason.missing");
    } else if (VisibleText.hidesInLine(reason)) {
      problems.put("reason", "console.deputy.reason.hidden");
    } else if (reason.length() > LONGEST_REASON) {
      problems.put("reason", "console.deputy.reason.long");
    }
    return problems;
  }

  StaffGroup absentGroup() {
    return group(absent).orElseThrow();
  }

  StaffGroup deputyGroup() {
    return group(deputy).orElseThrow();
  }

  LocalDate firstDay() {
    return LocalDate.parse(from);
  }

  LocalDate lastDay() {
    return LocalDate.parse(until);
  }

  private static Optional<StaffGroup> group(String name) {
    return StaffGroup.signing().stream().filter(group -> group.id().equals(name)).findFirst();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }
}
