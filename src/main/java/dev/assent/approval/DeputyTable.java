package dev.assent.approval;

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
class DeputyTable {

  private final JdbcClient jdbc;

  DeputyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Deputyship deputyship) {
    jdbc.sql("""
        insert into deputy (id, absent_group, deputy_group, from_at, until_at, reason, set_by, set_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(deputyship.id(), deputyship.absent().id(), deputyship.deputy().id(),
            Timestamp.from(deputyship.from()), Timestamp.from(deputyship.until()), deputyship.reason(),
            deputyship.setBy(), Timestamp.from(deputyship.setAt()))
        .update();
  }

  /** @return false if it is over, or if there is none */
  boolean end(UUID id, Instant now) {
    return jdbc.sql("update deputy set ended_at = :now where id = :id and ended_at is null and until_at > :now")
        .param("now", Timestamp.from(now)).param("id", id).update() == 1;
  }

  Optional<Deputyship> find(UUID id) {
    return jdbc.sql("select * from deputy where id = ?").param(id).query(DeputyTable::read).optional();
  }

  /** Those that are not over, whether begun or not, by their beginning. */
  List<Deputyship> notOver(Instant now) {
    return jdbc.sql("select * from deputy where until_at > ? and ended_at is null order by from_at, set_at")
        .param(Timestamp.from(now)).query(DeputyTable::read).list();
  }

  /** Those that are over, the latest first. */
  List<Deputyship> over(Instant now, int limit) {
    return jdbc.sql("""
        select * from deputy where until_at <= :now or ended_at is not null
        order by coalesce(ended_at, until_at) desc limit :limit""")
        .param("now", Timestamp.from(now)).param("limit", limit).query(DeputyTable::read).list();
  }

  /** Those that are over and whose claims may still be held. */
  List<Deputyship> withClaims(Instant now) {
    return jdbc.sql("""
        select * from deputy where claims_released = false and (until_at <= ? or ended_at is not null)
        order by until_at""")
        .param(Timestamp.from(now)).query(DeputyTable::read).list();
  }

  void claimsReleased(UUID id) {
    jdbc.sql("update deputy set claims_released = true where id = ?").param(id).update();
  }

  private static Deputyship read(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Deputyship(row.getObject("id", UUID.class), StaffGroup.of(row.getString("absent_group")),
        StaffGroup.of(row.getString("deputy_group")), row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("until_at").toInstant(), row.getString("reason"), row.getString("set_by"),
        row.getTimestamp("set_at").toInstant(), ended == null ? null : ended.toInstant());
  }
}
