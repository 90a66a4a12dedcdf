package dev.assent.client;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClientTable {

  private static final String SELECT = """
      select id, tsp_id, name, status, redirect_uris, access_validity, access_uses, refresh_validity, refresh_uses,
        issue_limit, issue_window, consent_calls_per_day, rate_per_second, rate_burst, rate_per_day,
        refresh_rotation, refresh_repeat_window, secret_overlap, jwks, jwks_uri, jwks_changed_at, compatibility, version
      from client
      """;

  private final JdbcClient jdbc;

  ClientTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Client> find(String id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(ClientTable::read).optional();
  }

  List<Client> of(Collection<String> ids) {
    return jdbc.sql(SELECT + "where id in (:ids)").param("ids", ids).query(ClientTable::read).list();
  }

  List<Client> search(String text) {
    String pattern = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    return jdbc.sql(SELECT + "where lower(id) like :text escape '!' or lower(name) like :text escape '!' order by id")
        .param("text", pattern).query(ClientTable::read).list();
  }

  List<Client> ofTsp(UUID tspId) {
    return jdbc.sql(SELECT + "where tsp_id = :tsp order by id")
        .param("tsp", tspId).query(ClientTable::read).list();
  }

  List<Client> inCompatibility() {
    return jdbc.sql(SELECT + "where compatibility order by id").query(ClientTable::read).list();
  }

  void insert(Client client, Instant at) {
    jdbc.sql("""
        insert into client (id, tsp_id, name, status, redirect_uris, access_validity, access_uses, refresh_validity,
          refresh_uses, refresh_repeat_window, jwks, created_at, version)
        values (:id, :tsp, :name, :status, :redirectUris, :accessValidity, :accessUses, :refreshValidity,
          :refreshUses, :repeatWindow, :jwks, :at, 0)""")
        .param("id", client.id())
        .param("tsp", client.tspId())
        .param("name", client.name())
        .param("status", client.status().name())
        .param("redirectUris", String.join("\n", client.redirectUris()))
        .param("accessValidity", client.tokenSetting().access().validity().toSeconds())
        .param("accessUses", client.tokenSetting().access().uses())
        .param("refreshValidity", client.tokenSetting().refresh().validity().toSeconds())
        .param("refreshUses", client.tokenSetting().refresh().uses())
        .param("repeatWindow", client.refreshRepeatWindow().toSeconds())
        .param("jwks", client.jwks())
        .param("at", Timestamp.from(at))
        .update();
  }

  void updateTokenSetting(String id, TokenSetting setting) {
    jdbc.sql("""
        update client set access_validity = :accessValidity, access_uses = :accessUses,
          refresh_validity = :refreshValidity, refresh_uses = :refreshUses, issue_limit = :issueLimit,
          issue_window = :issueWindow, consent_calls_per_day = :consentCalls, refresh_rotation = :rotation,
          version = version + 1
        where id = :id""")
        .param("accessValidity", setting.access().validity().toSeconds())
        .param("accessUses", setting.access().uses())
        .param("refreshValidity", setting.refresh().validity().toSeconds())
        .param("refreshUses", setting.refresh().uses())
        .param("issueLimit", setting.issues() == null ? null : setting.issues().tokens())
        .param("issueWindow", setting.issues() == null ? null : setting.issues().window().toSeconds())
        .param("consentCalls", setting.callsPerConsentAndDay())
        .param("rotation", setting.rotation())
        .param("id", id)
        .update();
  }

  void updateCallRate(String id, CallRate rate) {
    jdbc.sql("""
        update client set rate_per_second = :second, rate_burst = :burst, rate_per_day = :day, version = version + 1
        where id = :id""")
        .param("second", rate.perSecond()).param("burst", rate.burst()).param("day", rate.perDay()).param("id", id)
        .update();
  }

  void updateSecretOverlap(String id, Duration overlap) {
    jdbc.sql("update client set secret_overlap = :overlap, version = version + 1 where id = :id")
        .param("overlap", overlap.toSeconds()).param("id", id).update();
  }

  void updateRepeatWindow(String id, Duration window) {
    jdbc.sql("update client set refresh_repeat_window = :window, version = version + 1 where id = :id")
        .param("window", window.toSeconds()).param("id", id).update();
  }

  /** @return whether it had another status */
  boolean updateStatus(String id, ClientStatus status) {
    return jdbc.sql("update client set status = :status, version = version + 1 where id = :id and status <> :status")
        .param("status", status.name()).param("id", id).update() == 1;
  }

  void updateJwks(String id, String jwks, Instant at) {
    jdbc.sql("""
        update client set jwks = :jwks, jwks_uri = null, jwks_changed_at = :at, version = version + 1
        where id = :id""")
        .param("jwks", jwks).param("at", Timestamp.from(at)).param("id", id).update();
  }

  void updateJwksUri(String id, URI address, Instant at) {
    jdbc.sql("""
        update client set jwks = null, jwks_uri = :address, jwks_changed_at = :at, version = version + 1
        where id = :id""")
        .param("address", address.toString()).param("at", Timestamp.from(at)).param("id", id).update();
  }

  /** @return whether it was otherwise before */
  boolean updateCompatibility(String id, boolean compatibility) {
    return jdbc.sql("""
        update client set compatibility = :compatibility, version = version + 1
        where id = :id and compatibility <> :compatibility""")
        .param("compatibility", compatibility).param("id", id).update() == 1;
  }

  private static Client read(ResultSet row, int number) throws SQLException {
    Timestamp jwksChangedAt = row.getTimestamp("jwks_changed_at");
    String redirectUris = row.getString("redirect_uris");
    return new Client(row.getString("id"), row.getObject("tsp_id", UUID.class), row.getString("name"),
        ClientStatus.valueOf(row.getString("status")), redirectUris.lines().toList(),
        tokenSetting(row), new CallRate(row.getObject("rate_per_second", Integer.class),
            row.getObject("rate_burst", Integer.class), row.getObject("rate_per_day", Integer.class)),
        Duration.ofSeconds(row.getLong("refresh_repeat_window")), Duration.ofSeconds(row.getLong("secret_overlap")),
        row.getString("jwks"), row.getString("jwks_uri"), jwksChangedAt == null ? null : jwksChangedAt.toInstant(),
        row.getBoolean("compatibility"), row.getInt("version"));
  }

  private static TokenSetting tokenSetting(ResultSet row) throws SQLException {
    Integer issues = row.getObject("issue_limit", Integer.class);
    return new TokenSetting(limit(row, "access"), limit(row, "refresh"),
        issues == null ? null : new IssueLimit(issues, Duration.ofSeconds(row.getLong("issue_window"))),
        row.getObject("consent_calls_per_day", Integer.class), row.getBoolean("refresh_rotation"));
  }

  private static TokenLimit limit(ResultSet row, String kind) throws SQLException {
    return new TokenLimit(Duration.ofSeconds(row.getLong(kind + "_validity")),
        row.getObject(kind + "_uses", Integer.class));
  }
}
