package dev.assent.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.assent.approval.StaffGroup;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StaffTable {

  private final JdbcClient jdbc;

  StaffTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(StaffMember member, String passwordHash, Instant now) {
    jdbc.sql("""
        insert into staff_user (username, display_name, password_hash, enabled, created_at)
        values (?, ?, ?, ?, ?)""")
        .params(member.username(), member.displayName(), passwordHash, member.enabled(), Timestamp.from(now))
        .update();
    member.groups().forEach(group -> jdbc.sql("insert into staff_user_group (username, group_name) values (?, ?)")
        .params(member.username(), group.id())
        .update());
  }

  Optional<StaffMember> find(String username) {
    return jdbc.sql("select display_name, enabled from staff_user where username = ?")
        .param(username)
        .query((row, number) -> new StaffMember(username, row.getString("display_name"), row.getBoolean("enabled"),
            groupsOf(username)))
        .optional();
  }

  List<String> usernames() {
    return jdbc.sql("select username from staff_user").query(String.class).list();
  }

  Optional<String> passwordHash(String username) {
    return jdbc.sql("select password_hash from staff_user where username = ?")
        .param(username)
        .query(String.class)
        .optional();
  }

  void disable(String username) {
    jdbc.sql("update staff_user set enabled = false where username = ?").param(username).update();
  }

  long count() {
    return jdbc.sql("select count(*) from staff_user").query(Long.class).single();
  }

  long countEnabled(StaffGroup group) {
    return jdbc.sql("""
        select count(*) from staff_user u join staff_user_group g on g.username = u.username
        where u.enabled = true and g.group_name = ?""")
        .param(group.id())
        .query(Long.class)
        .single();
  }

  private Set<StaffGroup> groupsOf(String username) {
    return jdbc.sql("select group_name from staff_user_group where username = ?")
        .param(username)
        .query(String.class)
        .list().stream().map(StaffGroup::of).collect(toUnmodifiableSet());
  }
}
