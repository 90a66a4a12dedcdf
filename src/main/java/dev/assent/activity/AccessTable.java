package dev.assent.activity;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code consent_access}. Every question to it is one that an index answers. */
@Repository
class AccessTable {

  private final JdbcTemplate batches;
  private final JdbcClient jdbc;

  AccessTable(JdbcTemplate batches, JdbcClient jdbc) {
    this.batches = batches;
    this.jdbc = jdbc;
  }

  void insert(List<Access> accesses) {
    batches.batchUpdate("""
        insert into consent_access (id, consent_id, client_id, api, interaction_id, status, at, on_day)
        values (?, ?, ?, ?, ?, ?, ?, ?)""", accesses, accesses.size(), (row, access) -> {
          row.setObject(1, access.id());
          row.setObject(2, access.consentId());
          row.setString(3, access.clientId());
          row.setString(4, access.api());
          row.setString(5, access.interactionId());
          row.setInt(6, access.status());
          row.setTimestamp(7, Timestamp.from(access.at()));
          row.setObject(8, access.day());
        });
  }

  /** A look at the end of the index for each consent, however much was read under it. */
  Map<UUID, Instant> latestOf(String customerId) {
    return jdbc.sql("""
        select id, (select max(at) from consent_access where consent_id = consent.id) as latest
        from consent where customer_id = :customer""")
        .param("customer", customerId)
        .query((row, number) -> new Latest(row.getObject("id", UUID.class), row.getTimestamp("latest")))
        .list().stream().filter(latest -> latest.at() != null)
        .collect(Collectors.toMap(Latest::consentId, latest -> latest.at().toInstant()));
  }

  private record Latest(UUID consentId, Timestamp at) { }

  List<AccessesOfDay> since(UUID consentId, LocalDate first, int limit) {
    return jdbc.sql("""
        select on_day, api, count(*) as times, max(at) as latest from consent_access
        where consent_id = :consent and on_day >= :first
        group by on_day, api order by on_day desc, latest desc fetch first :limit rows only""")
        .param("consent", consentId).param("first", first).param("limit", limit)
        .query((row, number) -> new AccessesOfDay(row.getObject("on_day", LocalDate.class), row.getString("api"),
            row.getInt("times"), row.getTimestamp("latest").toInstant()))
        .list();
  }

  /** @return how many are gone; fewer than the batch if none is left */
  int purge(Instant before, int batch) {
    return jdbc.sql("""
        delete from consent_access where id in (
          select id from consent_access where at < :before order by at fetch first :batch rows only)""")
        .param("before", Timestamp.from(before)).param("batch", batch).update();
  }
}
