package dev.assent.catalog;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuthorizationItemTable {

  private final JdbcClient jdbc;

  AuthorizationItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<AuthorizationItem> all() {
    return jdbc.sql("""
        select code, title, title_zh, description, description_zh, sensitive
        from authorization_item order by position, code""")
        .query((row, number) -> new AuthorizationItem(row.getString("code"), row.getString("title"),
            row.getString("title_zh"), row.getString("description"), row.getString("description_zh"),
            row.getBoolean("sensitive")))
        .list();
  }

  void save(AuthorizationItem item, int position) {
    int updated = write(item, position, """
        update authorization_item set title = :title, title_zh = :titleZh, description = :description,
          description_zh = :descriptionZh, sensitive = :sensitive, position = :position
        where code = :code""");
    if (updated == 0) {
      write(item, position, """
          insert into authorization_item (code, title, title_zh, description, description_zh, sensitive, position)
          values (:code, :title, :titleZh, :description, :descriptionZh, :sensitive, :position)""");
    }
  }

  private int write(AuthorizationItem item, int position, String sql) {
    return jdbc.sql(sql)
        .param("code", item.code())
        .param("title", item.title())
        .param("titleZh", item.titleZh())
        .param("description", item.description())
        .param("descriptionZh", item.descriptionZh())
        .param("sensitive", item.sensitive())
        .param("position", position)
        .update();
  }
}
