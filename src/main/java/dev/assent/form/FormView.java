package dev.assent.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form as a page shows it: with what was entered so far and what is wrong with it. The fragments of
 * {@code templates/form/form.html} take one; the methods other than the three factories are theirs.
 */
public final class FormView {

  private final Form form;
  private final Submission submission;
  private final List<FieldError> errors;

  private FormView(Form form, Submission submission, List<FieldError> errors) {
    this.form = form;
    this.submission = submission;
    this.errors = List.copyOf(errors);
  }

  /** Nothing entered yet. */
  public static FormView empty(Form form, FormData data) {
    return new FormView(form, new Submission(Map.of(), data), List.of());
  }

  /** Entered before, by key: a request that comes back for correction. */
  public static FormView filled(Form form, FormData data, Map<String, List<String>> entered) {
    return new FormView(form, new Submission(entered, data), List.of());
  }

  /** To be corrected. The errors may hold some of the page itself, for fields that are not the form's. */
  public static FormView refused(Form form, Submission submission, List<FieldError> errors) {
    return new FormView(form, submission, errors);
  }

  public Form form() {
    return form;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Optional<FieldError> error(String key) {
    return errors.stream().filter(error -> error.key().equals(key)).findFirst();
  }

  /** Components whose condition looks at a field stay: without JavaScript nothing could bring them back. */
  public List<Component> shown(List<Component> components) {
    return components.stream().filter(component -> component.hide()
        .filter(condition -> condition.keys().noneMatch(key -> form.field(key).isPresent()))
        .filter(condition -> condition.holds(submission.data().variables()::get))
        .isEmpty()).toList();
  }

  /** What was entered in a field of one value. */
  public String entered(String key) {
    return submission.of(key).stream().filter(Objects::nonNull).findFirst().orElse("");
  }

  public boolean chosen(String key, String value) {
    List<String> chosen = submission.of(key);
    return chosen.isEmpty() ? value.equals(initial(key)) : chosen.contains(value);
  }

  /** The option that is chosen before a person chooses; empty for none. */
  public String initial(String key) {
    return form.field(key).map(field -> field instanceof Choice choice ? choice.initial() : "").orElse("");
  }

  public List<Option> options(Field field) {
    if (field instanceof Choice choice) {
      return choice.options().options(submission.data());
    }
    return field instanceof Checklist checklist ? checklist.options().options(submission.data()) : List.of();
  }

  /** The message that translates a part of a component, by key or id. */
  public String code(String component, String part) {
    return "form." + form.id() + "." + component + "." + part;
  }

  /** A message for this field alone, such as {@code form.tsp-sign-up.userName.error.pattern}. */
  public String ownCode(FieldError error) {
    return code(error.key(), error.code().replaceFirst("^form\\.", ""));
  }

  public Object[] arguments(FieldError error, String label) {
    return Stream.concat(Stream.of(label), error.arguments().stream()).toArray();
  }

  public String label(String key) {
    return form.field(key).map(Field::label).orElse(key);
  }

  /** The ids that {@code aria-describedby} lists; null, so that there is no such attribute, if there are none. */
  public String describedBy(String key, boolean hint) {
    String hintId = hint ? "field-" + key + "-hint" : "";
    String errorId = error(key).isPresent() ? "field-" + key + "-error" : "";
    String ids = (hintId + " " + errorId).strip();
    return ids.isEmpty() ? null : ids;
  }

  /** The id of an option's input; the first has the field's, where the error summary leads. */
  public String optionId(String key, int index) {
    return index == 0 ? "field-" + key : "field-" + key + "-" + (index + 1);
  }

  public List<Markdown.Block> blocks(String markdown) {
    return Markdown.read(markdown, submission.data());
  }

  /** The rows of a table; a cell is the lines of its text. */
  public List<Row> rows(Table table) {
    if (table.dataSource() instanceof DataSource.Facts facts) {
      return facts.facts().stream().map(fact -> new Row(fact.label(), fact.variable(),
          List.of(lines(submission.data().text(fact.variable()))))).toList();
    }
    String variable = ((DataSource.Rows) table.dataSource()).variable();
    return submission.data().rows(variable).stream().map(row -> new Row("", "", table.columns().stream()
        .map(column -> lines(Objects.toString(row.get(column.key()), ""))).toList())).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  /**
   * @param label of a fact, empty in other tables
   * @param variable of a fact, empty in other tables
   */
  public record Row(String label, String variable, List<List<String>> cells) {
  }
}
