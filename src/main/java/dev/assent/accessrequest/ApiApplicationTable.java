package dev.assent.accessrequest;

import dev.assent.accessrequest.ApiApplication.Answer;
import dev.assent.accessrequest.ApiApplication.Stages;
import dev.assent.accessrequest.ApiApplicationItemTable.Item;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiApplicationTable {

  private static final String SELECT = """
      select id, tsp_id, client_id, applicant, purpose, status, reason, decided_by, correct_fields, submitted_at,
        confirmed_at, decided_at, granted_at, closed_at
      from api_application
      """;

  private final JdbcClient jdbc;
  private final ApiApplicationItemTable items;

  ApiApplicationTable(JdbcClient jdbc, ApiApplicationItemTable items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  Optional<ApiApplication> find(UUID id) {
    return withItems(jdbc.sql(SELECT + "where id = :id").param("id", id).query(ApiApplicationTable::read).list())
        .stream().findFirst();
  }

  /** Latest first. */
  List<ApiApplication> ofTsp(UUID tspId) {
    return withItems(jdbc.sql(SELECT + "where tsp_id = :tsp order by submitted_at desc, id")
        .param("tsp", tspId).query(ApiApplicationTable::read).list());
  }

  /** A part of those that stand so, latest first. */
  List<ApiApplication> ofTsp(UUID tspId, Set<ApplicationStatus> in, long offset, int limit) {
    return withItems(jdbc.sql(SELECT + """
        where tsp_id = :tsp and status in (:in) order by submitted_at desc, id
        offset :offset rows fetch next :limit rows only""")
        .param("tsp", tspId)
        .param("in", in.stream().map(ApplicationStatus::name).sorted().toList())
        .param("offset", offset)
        .param("limit", limit)
        .query(ApiApplicationTable::read).list());
  }

  Map<ApplicationStatus, Long> countsOfTsp(UUID tspId) {
    Map<ApplicationStatus, Long> counts = new EnumMap<>(ApplicationStatus.class);
    jdbc.sql("select status, count(*) as applications from api_application where tsp_id = :tsp group by status")
        .param("tsp", tspId)
        .query((ResultSet row) -> {
          counts.put(ApplicationStatus.valueOf(row.getString("status")), row.getLong("applications"));
        });
    return counts;
  }

  void insert(UUID id, ApiRequest request, Instant at) {
    jdbc.sql("""
        insert into api_application (id, tsp_id, client_id, applicant, purpose, status, submitted_at)
        values (:id, :tsp, :client, :applicant, :purpose, 'UNCONFIRMED', :at)""")
        .param("id", id)
        .param("tsp", request.tspId())
        .param("client", request.clientId())
        .param("applicant", request.applicant())
        .param("purpose", request.purpose())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** @return whether the application still waited for its confirmation */
  boolean confirm(UUID id, Instant at) {
    return jdbc.sql("""
        update api_application set status = 'IN_REVIEW', confirmed_at = :at
        where id = :id and status = 'UNCONFIRMED'""")
        .param("id", id).param("at", Timestamp.from(at)).update() == 1;
  }

  /** @return whether the application waited for a correction */
  boolean correct(UUID id, String purpose) {
    return jdbc.sql("""
        update api_application set status = 'IN_REVIEW', purpose = :purpose, correct_fields = null
        where id = :id and status = 'RETURNED'""")
        .param("id", id).param("purpose", purpose).update() == 1;
  }

  /** Takes the row, so that a signature and a withdrawal come one after the other. @return whether it is in review */
  boolean holdInReview(UUID id) {
    return jdbc.sql("update api_application set status = 'IN_REVIEW' where id = :id and status = 'IN_REVIEW'")
        .param("id", id).update() == 1;
  }

  /** @return whether the application still waited for a decision */
  boolean decide(UUID id, ApplicationStatus decided, Answer answer, Instant at) {
    return jdbc.sql("""
        update api_application set status = :status, reason = :reason, decided_by = :by, correct_fields = :fields,
          decided_at = :at
        where id = :id and status = 'IN_REVIEW'""")
        .param("status", decided.name())
        .param("reason", answer.reason())
        .param("by", answer.decidedBy())
        .param("fields", answer.fields().isEmpty() ? null : String.join(",", answer.fields()))
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update() == 1;
  }

  /** @return whether this call ended it: it was in one of the given states */
  boolean close(UUID id, ApplicationStatus outcome, Set<ApplicationStatus> from, Instant at) {
    return jdbc.sql("""
        update api_application set status = :status, closed_at = :at where id = :id and status in (:from)""")
        .param("status", outcome.name())
        .param("at", Timestamp.from(at))
        .param("id", id)
        .param("from", from.stream().map(ApplicationStatus::name).toList())
        .update() == 1;
  }

  /** @return whether this call moved it, not an earlier one */
  boolean granted(UUID id, Instant at) {
    return jdbc.sql("""
        update api_application set status = 'GRANTED', granted_at = :at where id = :id and status = 'APPROVED'""")
        .param("id", id).param("at", Timestamp.from(at)).update() == 1;
  }

  /** An application without its APIs. */
  private record Row(UUID id, UUID tspId, String clientId, String applicant, String purpose, ApplicationStatus status,
      Answer answer, Stages history) {

    ApiApplication with(List<Item> items) {
      return new ApiApplication(id, tspId, clientId, applicant, items.stream().map(Item::api).toList(),
          items.stream().filter(Item::declined).map(Item::api).collect(Collectors.toSet()), purpose, status, answer,
          history);
    }
  }

  private List<ApiApplication> withItems(List<Row> rows) {
    Map<UUID, List<Item>> apis = items.of(rows.stream().map(Row::id).toList());
    return rows.stream().map(row -> row.with(apis.get(row.id()))).toList();
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    String fields = row.getString("correct_fields");
    return new Row(row.getObject("id", UUID.class), row.getObject("tsp_id", UUID.class), row.getString("client_id"),
        row.getString("applicant"), row.getString("purpose"), ApplicationStatus.valueOf(row.getString("status")),
        new Answer(row.getString("reason"), row.getString("decided_by"),
            fields == null ? Set.of() : Set.of(fields.split(","))),
        new Stages(instant(row, "submitted_at"), instant(row, "confirmed_at"), instant(row, "decided_at"),
            instant(row, "granted_at"), instant(row, "closed_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
