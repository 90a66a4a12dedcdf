package dev.assent.form;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The message codes of all words in a form. */
final class WordCodes {

  private final Set<String> codes = new TreeSet<>();
  private final String form;

  private WordCodes(Form form) {
    this.form = "form." + form.id() + ".";
    collect(form.components());
  }

  static Set<String> of(Form form) {
    return new WordCodes(form).codes;
  }

  private void collect(List<Component> components) {
    for (Component component : components) {
      if (component instanceof Field field) {
        field(field);
      } else if (component instanceof Component.Group group) {
        add(group.id(), "label", group.label());
        collect(group.components());
      } else if (component instanceof Component.Text text) {
        add(text.id(), "text", text.markdown());
      } else if (component instanceof Table table) {
        table(table);
      }
    }
  }

  private void field(Field field) {
    add(field.key(), "label", field.label());
    add(field.key(), "description", field.question().description());
    if (field instanceof Choice choice) {
      options(field, choice.options());
    } else if (field instanceof Checklist checklist) {
      options(field, checklist.options());
    }
  }

  private void options(Field field, OptionSource source) {
    if (source instanceof OptionSource.Fixed fixed) {
      fixed.options().forEach(option -> add(field.key(), "option." + option.value(), option.label()));
    }
  }

  private void table(Table table) {
    add(table.id(), "label", table.label());
    if (table.dataSource() instanceof DataSource.Facts facts) {
      facts.facts().forEach(fact -> add(table.id(), "fact." + fact.variable(), fact.label()));
    } else {
      table.columns().forEach(column -> add(table.id(), "column." + column.key(), column.label()));
    }
  }

  private void add(String component, String part, String words) {
    if (!words.isEmpty()) {
      codes.add(form + component + "." + part);
    }
  }
}
