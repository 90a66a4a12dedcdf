package dev.assent.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the components of one file: what is shown here, what is asked for in {@link FieldReader}. */
final class ComponentReader {

  private static final Set<String> EVERY = Set.of("id", "type", "layout", "conditional");

  private final String file;
  private final FieldReader fields = new FieldReader();

  ComponentReader(String file) {
    this.file = file;
  }

  Component read(ComponentSource unnamed) {
    String type = unnamed.required("type");
    String id = unnamed.required("id");
    ComponentSource source = unnamed.at(file + ": the component \"" + id + "\" of type \"" + type + "\"");
    if (!id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      throw source.refused("must have an id of letters, digits, - and _");
    }
    return switch (type) {
      case "text" -> text(source, id);
      case "group" -> group(source, id);
      case "table" -> table(source, id);
      case "separator" -> {
        source.allow(EVERY);
        yield new Component.Separator(id, hide(source));
      }
      case "spacer" -> {
        source.allow(with("height"));
        yield new Component.Spacer(id, hide(source));
      }
      default -> fields.read(type, source, hide(source));
    };
  }

  private Component text(ComponentSource source, String id) {
    source.allow(with("text"));
    String markdown = source.required("text");
    Markdown.unsupported(markdown).ifPresent(what -> {
      throw source.refused("has " + what + " in its text, which Assent does not support");
    });
    return new Component.Text(id, hide(source), markdown);
  }

  private Component group(ComponentSource source, String id) {
    source.allow(with("label", "components", "showOutline"));
    return new Component.Group(id, hide(source), source.words("label"),
        source.parts("components").stream().map(this::read).toList());
  }

  private Component table(ComponentSource source, String id) {
    source.allow(with("label", "dataSource", "columns"));
    DataSource data = DataSource.parse(source.required("dataSource")).orElseThrow(() -> source.refused(
        "has a dataSource that is neither =name nor =[{\"fact\": \"Label\", \"value\": name}, …]"));
    var columns = source.parts("columns").stream().map(column -> {
      column.allow(Set.of("key", "label"));
      return new Table.Column(column.required("key"), column.words("label"));
    }).toList();
    if (columns.isEmpty() || columns.stream().anyMatch(column -> column.label().isBlank())) {
      throw source.refused("needs columns, each with a label");
    }
    if (data instanceof DataSource.Facts
        && !columns.stream().map(Table.Column::key).toList().equals(List.of("fact", "value"))) {
      throw source.refused("shows facts and so needs the two columns \"fact\" and \"value\"");
    }
    return new Table(id, hide(source), source.words("label"), data, columns);
  }

  private static Optional<Condition> hide(ComponentSource source) {
    ComponentSource conditional = source.part("conditional");
    conditional.allow(Set.of("hide"));
    if (!conditional.has("hide")) {
      return Optional.empty();
    }
    return Optional.of(Condition.parse(conditional.required("hide")).orElseThrow(() -> source.refused(
        "has a condition that is not made of comparisons such as =key = \"literal\" and count(list) != 0")));
  }

  private static Set<String> with(String... properties) {
    return Stream.concat(EVERY.stream(), Stream.of(properties)).collect(Collectors.toSet());
  }
}
