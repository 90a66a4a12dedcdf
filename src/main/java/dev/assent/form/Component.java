package dev.assent.form;

import java.util.List;
import java.util.Optional;

/** One component of a form: a {@link Field} that a person fills in, or something that is only shown. */
public sealed interface Component
    permits Field, Component.Text, Component.Group, Component.Separator, Component.Spacer, Table {

  /** Unique within the form. */
  String id();

  /** The type as the `.form` file names it, such as {@code textfield}. */
  String type();

  /** When the component is neither shown nor asked for; empty if it always is. */
  Optional<Condition> hide();

  /** Words in a small Markdown, with {@code {{name}}} where the value of a variable stands. */
  record Text(String id, Optional<Condition> hide, String markdown) implements Component {

    @Override
    public String type() {
      return "text";
    }
  }

  /** Components under a common heading; an empty label means no heading. */
  record Group(String id, Optional<Condition> hide, String label, List<Component> components) implements Component {

    public Group {
      components = List.copyOf(components);
    }

    @Override
    public String type() {
      return "group";
    }
  }

  record Separator(String id, Optional<Condition> hide) implements Component {

    @Override
    public String type() {
      return "separator";
    }
  }

  record Spacer(String id, Optional<Condition> hide) implements Component {

    @Override
    public String type() {
      return "spacer";
    }
  }
}
