package dev.assent.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailTable {

  private final JdbcClient jdbc;
  private final NoticeArguments arguments;

  MailTable(JdbcClient jdbc, NoticeArguments arguments) {
    this.jdbc = jdbc;
    this.arguments = arguments;
  }

  void insert(Mail mail) {
    jdbc.sql("""
        insert into notice_mail (id, address, language, code, arguments, link, sealed_path, created_at)
        values (:id, :address, :language, :code, :arguments, :link, :sealedPath, :at)""")
        .param("id", mail.id())
        .param("address", mail.address())
        .param("language", mail.language().toLanguageTag())
        .param("code", mail.notice().code())
        .param("arguments", arguments.write(mail.notice().arguments()))
        .param("link", mail.notice().link())
        .param("sealedPath", mail.sealedPath())
        .param("at", Timestamp.from(mail.createdAt()))
        .update();
  }

  /** Nothing when it has been sent, was given up, or is not known any more. */
  Optional<Mail> findUnsent(UUID id) {
    return jdbc.sql("""
        select id, address, language, code, arguments, link, sealed_path, created_at, attempts from notice_mail
        where id = ? and sent_at is null and given_up_at is null""")
        .param(id).query(this::read).optional();
  }

  /** Whether it is the caller who sends the mail. Another waits here for the first to commit, and then does not. */
  boolean markSent(UUID id, Instant at) {
    return jdbc.sql("""
        update notice_mail set sent_at = ?, sealed_path = null
        where id = ? and sent_at is null and given_up_at is null""")
        .params(Timestamp.from(at), id).update() == 1;
  }

  void postpone(UUID id, Instant until) {
    jdbc.sql("update notice_mail set attempts = attempts + 1, retry_at = ? where id = ? and sent_at is null")
        .params(Timestamp.from(until), id).update();
  }

  void giveUp(UUID id, Instant at) {
    jdbc.sql("update notice_mail set given_up_at = ?, sealed_path = null where id = ? and sent_at is null")
        .params(Timestamp.from(at), id).update();
  }

  /** Those that failed, and wait for longer than until the given moment. */
  Set<UUID> postponedBeyond(Instant moment) {
    return new HashSet<>(jdbc.sql("select id from notice_mail where sent_at is null and retry_at > ?")
        .param(Timestamp.from(moment)).query(UUID.class).list());
  }

  void deleteDoneBefore(Instant moment) {
    jdbc.sql("delete from notice_mail where created_at < ? and (sent_at is not null or given_up_at is not null)")
        .param(Timestamp.from(moment)).update();
  }

  private Mail read(ResultSet row, int number) throws SQLException {
    return new Mail(row.getObject("id", UUID.class), row.getString("address"),
        Locale.forLanguageTag(row.getString("language")),
        new Notice(row.getString("code"), arguments.read(row.getString("arguments")), row.getString("link")),
        row.getString("sealed_path"), row.getTimestamp("created_at").toInstant(), row.getInt("attempts"));
  }
}
