package dev.assent;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Every value of every table of the application and of the engine, to be searched for what must not be there. */
public final class WholeDatabase {

  private final DataSource dataSource;

  public WholeDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Places, as {@code table.column}, whose text or bytes contain the text. */
  public List<String> placesOf(String text) throws SQLException {
    List<String> places = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      for (String table : tables(connection.getMetaData(), connection.getSchema())) {
        search(connection, table, text, places);
      }
    }
    return places;
  }

  private static List<String> tables(DatabaseMetaData metaData, String schema) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found = metaData.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static void search(Connection connection, String table, String text, List<String> places)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          if (contains(rows, column, text)) {
            places.add(table + "." + rows.getMetaData().getColumnName(column));
          }
        }
      }
    }
  }

  private static boolean contains(ResultSet rows, int column, String text) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return false;
    }
    return value instanceof byte[] || value instanceof Blob
        ? new String(rows.getBytes(column), StandardCharsets.ISO_8859_1).contains(text)
        : rows.getString(column).contains(text);
  }
}
