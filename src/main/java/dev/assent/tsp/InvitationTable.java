package dev.assent.tsp;

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
class InvitationTable {

  private static final String OPEN = """
      select id, tsp_id, email, invited_by, invited_at, expires_at from developer_invitation
      where ended_at is null and expires_at > :now\s""";

  private final JdbcClient jdbc;

  InvitationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Invitation invitation) {
    jdbc.sql("""
        insert into developer_invitation (id, tsp_id, email, invited_by, invited_at, expires_at)
        values (:id, :tsp, :email, :by, :at, :expires)""")
        .param("id", invitation.id())
        .param("tsp", invitation.tspId())
        .param("email", invitation.email())
        .param("by", invitation.invitedBy())
        .param("at", Timestamp.from(invitation.invitedAt()))
        .param("expires", Timestamp.from(invitation.expiresAt()))
        .update();
  }

  Optional<Invitation> open(UUID id, Instant now) {
    return jdbc.sql(OPEN + "and id = :id").param("now", Timestamp.from(now)).param("id", id)
        .query(InvitationTable::read).optional();
  }

  List<Invitation> openOf(UUID tspId, Instant now) {
    return jdbc.sql(OPEN + "and tsp_id = :tsp order by invited_at, id").param("now", Timestamp.from(now))
        .param("tsp", tspId).query(InvitationTable::read).list();
  }

  /** @return whether it was open until now */
  boolean end(UUID id, UUID tspId, Instant now) {
    return jdbc.sql("""
        update developer_invitation set ended_at = :now
        where id = :id and tsp_id = :tsp and ended_at is null and expires_at > :now""")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .param("tsp", tspId)
        .update() == 1;
  }

  List<Invitation> openBy(String userName, UUID tspId, Instant now) {
    return openOf(tspId, now).stream().filter(invitation -> invitation.invitedBy().equals(userName)).toList();
  }

  private static Invitation read(ResultSet row, int number) throws SQLException {
    return new Invitation(row.getObject("id", UUID.class), row.getObject("tsp_id", UUID.class),
        row.getString("email"), row.getString("invited_by"), row.getTimestamp("invited_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }
}
