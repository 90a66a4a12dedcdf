package dev.assent.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code refusal}. Every question to it is one that an index answers. */
@Repository
class RefusalTable {

  private static final String COLUMNS =
      "trace_id, at, client_id, interaction_id, method, api, code, status, detail, trace";

  private final JdbcTemplate batches;
  private final JdbcClient jdbc;

  RefusalTable(JdbcTemplate batches, JdbcClient jdbc) {
    this.batches = batches;
    this.jdbc = jdbc;
  }

  void insert(List<Refusal> refusals) {
    batches.batchUpdate("insert into refusal (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", refusals,
        refusals.size(), (row, refusal) -> {
          row.setObject(1, refusal.traceId());
          row.setTimestamp(2, Timestamp.from(refusal.at()));
          row.setString(3, cut(refusal.clientId(), 64));
          row.setString(4, cut(refusal.interactionId(), 36));
          row.setString(5, cut(refusal.method(), 20));
          row.setString(6, cut(refusal.api(), 130));
          row.setString(7, cut(refusal.code(), 64));
          row.setInt(8, refusal.status());
          row.setString(9, cut(refusal.detail(), 500));
          row.setString(10, StoredTrace.write(refusal.steps()));
        });
  }

  Optional<Refusal> find(UUID traceId) {
    return jdbc.sql("select " + COLUMNS + " from refusal where trace_id = :id").param("id", traceId)
        .query(RefusalTable::read).optional();
  }

  /**
   * A caller may send one interaction id many times, and another's too.
   *
   * @param clientId whose; null = of all clients
   */
  List<Refusal> ofInteraction(String interactionId, String clientId, int limit) {
    Map<String, Object> values = new HashMap<>(Map.of("id", interactionId, "limit", limit));
    if (clientId != null) {
      values.put("client", clientId);
    }
    return jdbc.sql("select " + COLUMNS + " from refusal where interaction_id = :id"
            + (clientId == null ? "" : " and client_id = :client") + " order by at desc fetch first :limit rows only")
        .params(values).query(RefusalTable::read).list();
  }

  List<Refusal> search(RefusalSearch search, int limit) {
    Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
    StringBuilder where = new StringBuilder();
    if (search.clientId() != null) {
      where.append(" and client_id = :client");
      values.put("client", search.clientId());
    }
    if (search.code() != null) {
      where.append(" and code = :code");
      values.put("code", search.code());
    }
    Optional<Instant> until = Optional.ofNullable(search.olderThan()).flatMap(this::find).map(Refusal::at);
    if (until.isPresent()) {
      where.append(" and at <= :until and (at < :until or trace_id < :last)");
      values.put("until", Timestamp.from(until.get()));
      values.put("last", search.olderThan());
    }
    String condition = where.isEmpty() ? "" : " where" + where.substring(" and".length());
    return jdbc.sql("select " + COLUMNS + " from refusal" + condition
            + " order by at desc, trace_id desc fetch first :limit rows only")
        .params(values).query(RefusalTable::read).list();
  }

  /** @return how many are gone; fewer than the batch if none is left */
  int purge(Instant before, int batch) {
    return jdbc.sql("""
        delete from refusal where trace_id in (
          select trace_id from refusal where at < :before order by at fetch first :batch rows only)""")
        .param("before", Timestamp.from(before)).param("batch", batch).update();
  }

  List<String> clientsWithMoreThan(int kept) {
    return jdbc.sql("select client_id from refusal group by client_id having count(*) > :kept")
        .param("kept", kept).query(String.class).list();
  }

  /** The latest refusal of the client that is one too many. */
  Optional<Refusal> olderThanTheLatest(String clientId, int kept) {
    return jdbc.sql("select " + COLUMNS + """
         from refusal where client_id = :client
        order by at desc, trace_id desc offset :kept rows fetch first 1 row only""")
        .param("client", clientId).param("kept", kept).query(RefusalTable::read).optional();
  }

  /** This one and all before it, of the same client. @return as above */
  int purge(Refusal last, int batch) {
    return jdbc.sql("""
        delete from refusal where trace_id in (
          select trace_id from refusal
          where client_id = :client and at <= :at and (at < :at or trace_id <= :id)
          order by at, trace_id fetch first :batch rows only)""")
        .param("client", last.clientId()).param("at", Timestamp.from(last.at())).param("id", last.traceId())
        .param("batch", batch).update();
  }

  private static Refusal read(ResultSet row, int number) throws SQLException {
    return new Refusal(row.getObject("trace_id", UUID.class), row.getTimestamp("at").toInstant(),
        row.getString("client_id"), row.getString("interaction_id"), row.getString("method"), row.getString("api"),
        row.getString("code"), row.getInt("status"), row.getString("detail"), StoredTrace.read(row.getString("trace")));
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }
}
