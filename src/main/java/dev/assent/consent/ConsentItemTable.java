package dev.assent.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The items of consents, and the history of each. Whoever writes here has taken the consent's row. */
@Repository
class ConsentItemTable {

  record Covered(ItemState state, Accounts accounts) { }

  private final JdbcClient jdbc;

  ConsentItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Covered> of(UUID consent) {
    return jdbc.sql("select item, state, accounts from consent_item where consent_id = :id").param("id", consent)
        .query((row, number) -> Map.entry(row.getString("item"), covered(row)))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Of all consents of one customer. */
  Map<UUID, Map<String, Covered>> ofCustomer(String customerId) {
    Map<UUID, Map<String, Covered>> items = new HashMap<>();
    jdbc.sql("""
        select i.consent_id, i.item, i.state, i.accounts
        from consent c join consent_item i on i.consent_id = c.id where c.customer_id = :customer""")
        .param("customer", customerId)
        .query(row -> {
          items.computeIfAbsent(row.getObject("consent_id", UUID.class), consent -> new HashMap<>())
              .put(row.getString("item"), covered(row));
        });
    return items;
  }

  void set(UUID consent, String item, Covered now, String changeId, Instant at) {
    if (write(consent, item, now, at, """
        update consent_item set state = :state, accounts = :accounts, changed_at = :at
        where consent_id = :id and item = :item""") == 0) {
      write(consent, item, now, at, """
          insert into consent_item (consent_id, item, state, accounts, changed_at)
          values (:id, :item, :state, :accounts, :at)""");
    }
    record(consent, item, now.state(), changeId, at);
  }

  List<ConsentHistoryEntry> history(UUID consent) {
    return jdbc.sql("select item, state, change_id, at from consent_history where consent_id = :id order by id")
        .param("id", consent)
        .query((row, number) -> new ConsentHistoryEntry(row.getString("item"),
            ItemState.valueOf(row.getString("state")), row.getString("change_id"), row.getTimestamp("at").toInstant()))
        .list();
  }

  private static Covered covered(ResultSet row) throws SQLException {
    return new Covered(ItemState.valueOf(row.getString("state")), Accounts.parse(row.getString("accounts")));
  }

  private void record(UUID consent, String item, ItemState state, String changeId, Instant at) {
    jdbc.sql("""
        insert into consent_history (consent_id, item, state, change_id, at)
        values (:id, :item, :state, :change, :at)""")
        .param("id", consent).param("item", item).param("state", state.name()).param("change", changeId)
        .param("at", Timestamp.from(at)).update();
  }

  private int write(UUID consent, String item, Covered now, Instant at, String sql) {
    return jdbc.sql(sql).param("state", now.state().name()).param("accounts", now.accounts().text())
        .param("at", Timestamp.from(at)).param("id", consent).param("item", item).update();
  }
}
