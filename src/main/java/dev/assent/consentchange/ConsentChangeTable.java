package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConsentChangeTable {

  private static final String SELECT = """
      select id, customer_id, client_id, channel, terms_version, expires_at, requested_at, status, review_reason,
        decided_by, decided_at, decision_reason, officer, officer_reason
      from consent_change
      """;

  private final JdbcClient jdbc;

  ConsentChangeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ConsentChange> find(UUID id) {
    // Not within the other query: that would take a second connection while the first is held.
    List<ConsentChangeRow.Item> items = items(id);
    return jdbc.sql(SELECT + "where id = :id").param("id", id)
        .query((row, number) -> ConsentChangeRow.read(row, items)).optional();
  }

  List<ConsentChange> of(String customerId, String clientId) {
    Map<UUID, List<ConsentChangeRow.Item>> items = jdbc.sql("""
        select i.change_id, i.item, i.outcome, i.accounts, i.accounts_before
        from consent_change c join consent_change_item i on i.change_id = c.id
        where c.customer_id = :customer and c.client_id = :client""")
        .param("customer", customerId).param("client", clientId)
        .query((row, number) -> Map.entry(row.getObject("change_id", UUID.class), ConsentChangeRow.item(row))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey,
            Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return jdbc.sql(SELECT + "where customer_id = :customer and client_id = :client order by requested_at desc, id")
        .param("customer", customerId).param("client", clientId)
        .query((row, number) -> ConsentChangeRow.read(row, items.getOrDefault(row.getObject("id", UUID.class), List.of()))).list();
  }

  /** The latest, and the one before it. */
  List<UUID> latestTwo(String customerId, String clientId) {
    return jdbc.sql("""
        select id from consent_change where customer_id = :customer and client_id = :client
        order by requested_at desc, id fetch first 2 rows only""")
        .param("customer", customerId).param("client", clientId).query(UUID.class).list();
  }

  /** By client and item, the accounts with which a change of the customer waits for the bank. */
  Map<String, Map<String, Accounts>> awaited(String customerId) {
    Map<String, Map<String, Accounts>> awaited = new HashMap<>();
    jdbc.sql("""
        select c.client_id, i.item, i.accounts
        from consent_change c join consent_change_item i on i.change_id = c.id
        where c.customer_id = :customer and c.status in ('REQUESTED', 'PENDING_REVIEW')
          and i.outcome in ('REQUESTED', 'PENDING')
        order by c.requested_at desc, c.id""")
        .param("customer", customerId)
        .query(row -> {
          awaited.computeIfAbsent(row.getString("client_id"), client -> new HashMap<>())
              .put(row.getString("item"), Accounts.parse(row.getString("accounts")));
        });
    return awaited;
  }

  void insert(ConsentChange change) {
    jdbc.sql("""
        insert into consent_change (id, customer_id, client_id, channel, terms_version, expires_at, requested_at,
          status, process_state, officer, officer_reason)
        values (:id, :customer, :client, :channel, :terms, :expires, :at, :status, 'TO_START', :officer, :reason)""")
        .param("id", change.id())
        .param("customer", change.customerId())
        .param("client", change.clientId())
        .param("channel", change.channel().name())
        .param("terms", change.terms().version())
        .param("expires", Timestamp.from(change.terms().expiresAt()))
        .param("at", Timestamp.from(change.requestedAt()))
        .param("status", change.status().name())
        .param("officer", change.onRequest() == null ? null : change.onRequest().officer())
        .param("reason", change.onRequest() == null ? null : change.onRequest().reason())
        .update();
    change.items().forEach((item, outcome) -> jdbc.sql("""
        insert into consent_change_item (change_id, item, outcome, accounts, accounts_before)
        values (:change, :item, :outcome, :accounts, :before)""")
        .param("change", change.id()).param("item", item).param("outcome", outcome.name())
        .param("accounts", change.accountsOf(item).chosen().text())
        .param("before", text(change.accountsOf(item).before())).update());
  }

  /** @return whether the change was in the state expected */
  boolean moveStatus(UUID id, ChangeStatus from, ChangeStatus to) {
    return jdbc.sql("update consent_change set status = :to where id = :id and status = :from")
        .param("to", to.name()).param("id", id).param("from", from.name()).update() > 0;
  }

  void noteReview(UUID id, String reason) {
    jdbc.sql("update consent_change set review_reason = :reason where id = :id")
        .param("reason", reason).param("id", id).update();
  }

  /** @return whether the change still waited for a decision; if not, nothing is noted */
  boolean noteDecision(UUID id, ConsentChange.Decision decision) {
    return jdbc.sql("""
        update consent_change set decided_by = :by, decided_at = :at, decision_reason = :reason
        where id = :id and status = 'PENDING_REVIEW'""")
        .param("by", decision.by()).param("at", Timestamp.from(decision.at())).param("reason", decision.reason())
        .param("id", id).update() > 0;
  }

  private List<ConsentChangeRow.Item> items(UUID id) {
    return jdbc.sql("""
        select item, outcome, accounts, accounts_before from consent_change_item where change_id = :id""")
        .param("id", id)
        .query((row, number) -> ConsentChangeRow.item(row)).list();
  }

  private static String text(Accounts accounts) {
    return accounts == null ? null : accounts.text();
  }
}
