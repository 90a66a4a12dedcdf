package dev.assent.form;

import java.util.List;
import java.util.Optional;

/**
 * A table of values that are shown and never sent back. Tasklist writes its cells as plain text, which is why what an
 * applicant wrote is shown in tables: inside a {@link Component.Text} form-js would read it as Markdown.
 *
 * @param label the caption, empty if there is none
 */
public record Table(String id, Optional<Condition> hide, String label, DataSource dataSource, List<Column> columns)
    implements Component {

  public Table {
    columns = List.copyOf(columns);
  }

  @Override
  public String type() {
    return "table";
  }

  /** True for a list of facts, which needs no header row on the server's pages. */
  public boolean showsFacts() {
    return dataSource instanceof DataSource.Facts;
  }

  /**
   * @param key the member of each row that the column shows
   */
  public record Column(String key, String label) {
  }
}
