package dev.assent.accessrequest;

import dev.assent.accessrequest.ApiApplication.Stages;
import dev.assent.catalog.ApiPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiApplicationTable {

  private static final String SELECT = """
      select id, tsp_id, client_id, applicant, purpose, status, reason, decided_by, submitted_at, confirmed_at,
        decided_at, granted_at
      from api_application
      """;

  private final JdbcClient jdbc;
  private final ApiApplicationItemTable items;

  ApiApplicationTable(JdbcClient jdbc, ApiApplicationItemTable items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  Optional<ApiApplication> find(UUID id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::read).optional();
  }

  /** Latest first. */
  List<ApiApplication> ofTsp(UUID tspId) {
    return jdbc.sql(SELECT + "where tsp_id = :tsp order by submitted_at desc, id")
        .param("tsp", tspId).query(this::read).list();
  }

  /** @throws org.springframework.dao.DuplicateKeyException if an open application of the client has one of the APIs */
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
    request.apis().stream().sorted().forEach(api -> items.insert(id, api, request.clientId()));
  }

  /** @return whether the application still waited for its confirmation */
  boolean confirm(UUID id, Instant at) {
    return jdbc.sql("""
        update api_application set status = 'IN_REVIEW', confirmed_at = :at
        where id = :id and status = 'UNCONFIRMED'""")
        .param("id", id).param("at", Timestamp.from(at)).update() == 1;
  }

  /** @return whether the application still waited for a decision */
  boolean decide(UUID id, ApplicationStatus decided, String reason, String by, Instant at) {
    return jdbc.sql("""
        update api_application set status = :status, reason = :reason, decided_by = :by, decided_at = :at
        where id = :id and status = 'IN_REVIEW'""")
        .param("status", decided.name())
        .param("reason", reason)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update() == 1;
  }

  /** @return whether this call moved it, not an earlier one */
  boolean granted(UUID id, Instant at) {
    return jdbc.sql("""
        update api_application set status = 'GRANTED', granted_at = :at where id = :id and status = 'APPROVED'""")
        .param("id", id).param("at", Timestamp.from(at)).update() == 1;
  }

  private ApiApplication read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new ApiApplication(id, row.getObject("tsp_id", UUID.class), row.getString("client_id"),
        row.getString("applicant"), items.of(id), row.getString("purpose"),
        ApplicationStatus.valueOf(row.getString("status")), row.getString("reason"), row.getString("decided_by"),
        new Stages(instant(row, "submitted_at"), instant(row, "confirmed_at"), instant(row, "decided_at"),
            instant(row, "granted_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
