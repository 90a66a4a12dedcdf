package dev.assent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How PostgreSQL would run a statement, were reading a whole table the last thing to do. */
final class QueryPlan {

  private QueryPlan() { }

  /**
   * The tables among the given ones of which the statement reads every row, whatever its parameters are.
   *
   * @param database its URL, with a query
   */
  static List<String> readWhole(String database, String sql, Set<String> tables) {
    try (Connection connection = DriverManager.getConnection(database + "&preferQueryMode=simple");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Of two tables of some hundred rows, joining both as a whole costs the least: what is asked is whether it must.
      for (String lastResort : List.of("seqscan", "hashjoin", "mergejoin")) {
        statement.execute("set local enable_" + lastResort + " = off");
      }
      ResultSet plan = statement.executeQuery("explain (generic_plan, format json) " + numbered(sql));
      plan.next();
      List<String> whole = new ArrayList<>();
      collect(new ObjectMapper().readTree(plan.getString(1)).get(0).get("Plan"), tables, whole);
      connection.rollback();
      return whole;
    } catch (SQLException | JsonProcessingException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  private static void collect(JsonNode node, Set<String> tables, List<String> whole) {
    if (tables.contains(node.path("Relation Name").asText()) && bounds(node).noneMatch(JsonNode::isTextual)) {
      whole.add(node.path("Relation Name").asText() + " by " + node.path("Node Type").asText());
    }
    node.path("Plans").forEach(child -> collect(child, tables, whole));
  }

  private static Stream<JsonNode> bounds(JsonNode node) {
    return Stream.of(node.path("Index Cond"), node.path("Recheck Cond"), node.path("TID Cond"));
  }

  /** JDBC's question marks as PostgreSQL numbers them; none of our statements has one in a literal. */
  private static String numbered(String sql) {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (char character : sql.toCharArray()) {
      numbered.append(character == '?' ? "$" + ++number : String.valueOf(character));
    }
    return numbered.toString();
  }
}
