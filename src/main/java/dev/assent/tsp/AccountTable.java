package dev.assent.tsp;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of accounts, one statement each, so that none overwrites another. */
@Repository
class AccountTable {

  private final JdbcClient jdbc;

  AccountTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return whether it was not verified before */
  boolean verify(String userName, Instant at) {
    return jdbc.sql("""
        update developer_account set email_verified_at = :at, version = version + 1
        where user_name = :user and email_verified_at is null and removed_at is null""")
        .param("at", Timestamp.from(at)).param("user", userName).update() == 1;
  }

  /** @param before the hash that is replaced: of two changes at once one wins */
  boolean changePassword(String userName, String before, String hash, Instant at) {
    return jdbc.sql("""
        update developer_account set password_hash = :hash, password_changed_at = :at, reset_link_at = null,
          version = version + 1
        where user_name = :user and password_hash = :before and removed_at is null""")
        .param("hash", hash).param("at", Timestamp.from(at)).param("user", userName).param("before", before)
        .update() == 1;
  }

  /** @return whether no link to choose a password was made since, and one is to be made now */
  boolean startReset(String userName, Instant since, Instant at) {
    return jdbc.sql("""
        update developer_account set reset_link_at = :at, version = version + 1
        where user_name = :user and removed_at is null and (reset_link_at is null or reset_link_at <= :since)""")
        .param("at", Timestamp.from(at)).param("user", userName).param("since", Timestamp.from(since)).update() == 1;
  }

  /** Colleagues who remove each other take turns, so that one of them stays. */
  boolean remove(UUID tspId, String userName, String by, Instant at) {
    jdbc.sql("select id from tsp where id = ? for update").param(tspId).query(UUID.class).list();
    return jdbc.sql("""
        update developer_account set removed_at = :at, version = version + 1
        where user_name = :user and tsp_id = :tsp and removed_at is null and user_name <> :by and exists (
          select 1 from developer_account colleague
          where colleague.user_name = :by and colleague.tsp_id = :tsp and colleague.removed_at is null)""")
        .param("at", Timestamp.from(at)).param("user", userName).param("tsp", tspId).param("by", by)
        .update() == 1;
  }
}
