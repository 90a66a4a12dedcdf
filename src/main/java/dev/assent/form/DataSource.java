package dev.assent.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a table shows. */
public sealed interface DataSource {

  /** {@code =apis}: a variable holds a list of rows. */
  record Rows(String variable) implements DataSource {
  }

  /** {@code =[{"fact": "Company", "value": company}, …]}: one row for each of several variables. */
  record Facts(List<Fact> facts) implements DataSource {

    public Facts {
      facts = List.copyOf(facts);
    }
  }

  record Fact(String label, String variable) {
  }

  /** Empty if the expression is of any other form. */
  static Optional<DataSource> parse(String expression) {
    Matcher variable = Pattern.compile("=\\s*([A-Za-z]\\w*)\\s*").matcher(expression);
    if (variable.matches()) {
      return Optional.of(new Rows(variable.group(1)));
    }
    String fact = "\\{\\s*\"fact\"\\s*:\\s*\"([^\"\\\\]*)\"\\s*,\\s*\"value\"\\s*:\\s*([A-Za-z]\\w*)\\s*}";
    if (!expression.matches("=\\s*\\[\\s*" + fact + "(\\s*,\\s*" + fact + ")*\\s*]\\s*")) {
      return Optional.empty();
    }
    return Optional.of(new Facts(Pattern.compile(fact).matcher(expression).results()
        .map(found -> new Fact(found.group(1), found.group(2))).toList()));
  }
}
