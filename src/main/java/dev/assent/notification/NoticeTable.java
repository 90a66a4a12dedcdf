package dev.assent.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NoticeTable {

  private final JdbcClient jdbc;
  private final NoticeArguments arguments;

  NoticeTable(JdbcClient jdbc, NoticeArguments arguments) {
    this.jdbc = jdbc;
    this.arguments = arguments;
  }

  void insert(Told told) {
    jdbc.sql("""
        insert into notice (id, recipient_kind, recipient, code, arguments, link, told_at)
        values (:id, :kind, :recipient, :code, :arguments, :link, :at)""")
        .param("id", told.id())
        .param("kind", told.kind().name())
        .param("recipient", told.recipient())
        .param("code", told.notice().code())
        .param("arguments", arguments.write(told.notice().arguments()))
        .param("link", told.notice().link())
        .param("at", Timestamp.from(told.at()))
        .update();
  }

  List<Told> of(Recipient.Kind kind, Set<String> recipients, long offset, int limit) {
    return jdbc.sql("""
        select id, recipient_kind, recipient, code, arguments, link, told_at, read_at from notice
        where recipient_kind = :kind and recipient in (:recipients)
        order by told_at desc, id offset :offset rows fetch next :limit rows only""")
        .param("kind", kind.name()).param("recipients", recipients).param("offset", offset).param("limit", limit)
        .query(this::read).list();
  }

  long count(Recipient.Kind kind, Set<String> recipients) {
    return jdbc.sql("select count(*) from notice where recipient_kind = :kind and recipient in (:recipients)")
        .param("kind", kind.name()).param("recipients", recipients).query(Long.class).single();
  }

  long unread(Recipient.Kind kind, Set<String> recipients) {
    return jdbc.sql("""
        select count(*) from notice
        where recipient_kind = :kind and recipient in (:recipients) and read_at is null""")
        .param("kind", kind.name()).param("recipients", recipients).query(Long.class).single();
  }

  void markRead(Collection<UUID> ids, Instant at) {
    jdbc.sql("update notice set read_at = :at where id in (:ids) and read_at is null")
        .param("at", Timestamp.from(at)).param("ids", ids).update();
  }

  void markRead(Recipient.Kind kind, String recipient, Instant at) {
    jdbc.sql("update notice set read_at = ? where recipient_kind = ? and recipient = ? and read_at is null")
        .params(Timestamp.from(at), kind.name(), recipient).update();
  }

  void delete(Recipient.Kind kind, String recipient) {
    jdbc.sql("delete from notice where recipient_kind = ? and recipient = ?").params(kind.name(), recipient).update();
  }

  /** @return how many were deleted; fewer than asked for when no more are left */
  int deleteReadBefore(Instant moment, int limit) {
    return jdbc.sql("""
        delete from notice where id in (
          select id from notice where read_at < ? order by read_at fetch first ? rows only)""")
        .params(Timestamp.from(moment), limit).update();
  }

  private Told read(ResultSet row, int number) throws SQLException {
    Timestamp readAt = row.getTimestamp("read_at");
    return new Told(row.getObject("id", UUID.class), Recipient.Kind.valueOf(row.getString("recipient_kind")),
        row.getString("recipient"), new Notice(row.getString("code"), arguments.read(row.getString("arguments")),
        row.getString("link")), row.getTimestamp("told_at").toInstant(), readAt == null ? null : readAt.toInstant());
  }
}
