package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves single items of changes, each in one conditional statement. Whoever changes a consent takes the rows of the
 * changes first, moves their items then, and takes the consent's row last, so that a widening, an officer's decision
 * and a later withdrawal can neither pass nor block each other.
 */
@Repository
class ConsentChangeItemTable {

  private record OpenItem(UUID changeId, String item, Accounts accounts, Instant requestedAt) { }

  private final JdbcClient jdbc;

  ConsentChangeItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return those of the change's items that this transaction has moved; a repeat moves none */
  Set<String> move(UUID changeId, Collection<String> items, ItemOutcome from, ItemOutcome to) {
    Set<String> moved = new TreeSet<>();
    for (String item : new TreeSet<>(items)) {
      int rows = jdbc.sql("""
          update consent_change_item set outcome = :to
          where change_id = :change and item = :item and outcome = :from""")
          .param("to", to.name()).param("from", from.name()).param("change", changeId).param("item", item).update();
      if (rows > 0) {
        moved.add(item);
      }
    }
    return moved;
  }

  /**
   * Takes back what earlier changes still wait to widen, and closes reviews that have nothing left to decide.
   *
   * @param items the items to take back; null for all of them
   */
  void supersede(String customerId, String clientId, Collection<String> items) {
    supersede(held(customerId, clientId).stream()
        .filter(candidate -> items == null || items.contains(candidate.item())).toList());
  }

  /** Takes back what changes from before this moment still wait to widen; a renewal after it goes on. */
  void supersedeFromBefore(String customerId, String clientId, Instant moment) {
    supersede(held(customerId, clientId).stream()
        .filter(candidate -> candidate.requestedAt().isBefore(moment)).toList());
  }

  /** Takes back what earlier changes still wait to widen to other accounts: the newer replaces the waiting. */
  void supersedeOthers(String customerId, String clientId, Map<String, Accounts> wanted) {
    supersede(held(customerId, clientId).stream().filter(candidate -> wanted.containsKey(candidate.item())
        && !wanted.get(candidate.item()).equals(candidate.accounts())).toList());
  }

  /** Codes of these items with which an earlier change waits, for just these accounts. */
  Set<String> awaited(String customerId, String clientId, Map<String, Accounts> wanted) {
    return open(customerId, clientId).stream()
        .filter(candidate -> candidate.accounts().equals(wanted.get(candidate.item()))).map(OpenItem::item)
        .collect(Collectors.toSet());
  }

  private void supersede(List<OpenItem> open) {
    open.forEach(candidate -> jdbc.sql("""
        update consent_change_item set outcome = 'SUPERSEDED'
        where change_id = :change and item = :item and outcome in ('REQUESTED', 'PENDING')""")
        .param("change", candidate.changeId()).param("item", candidate.item()).update());
    open.stream().map(OpenItem::changeId).distinct().forEach(this::closeIfNothingIsLeft);
  }

  /** What is open once this transaction has the rows of the changes: an officer decides before or after. */
  private List<OpenItem> held(String customerId, String clientId) {
    open(customerId, clientId).stream().map(OpenItem::changeId).distinct().forEach(changeId ->
        jdbc.sql("update consent_change set status = status where id = :change").param("change", changeId).update());
    return open(customerId, clientId);
  }

  private List<OpenItem> open(String customerId, String clientId) {
    return jdbc.sql("""
        select i.change_id, i.item, i.accounts, c.requested_at
        from consent_change_item i join consent_change c on c.id = i.change_id
        where c.customer_id = :customer and c.client_id = :client and i.outcome in ('REQUESTED', 'PENDING')
        order by i.change_id, i.item""")
        .param("customer", customerId).param("client", clientId)
        .query((row, number) -> new OpenItem(row.getObject("change_id", UUID.class), row.getString("item"),
            Accounts.parse(row.getString("accounts")), row.getTimestamp("requested_at").toInstant())).list();
  }

  private void closeIfNothingIsLeft(UUID changeId) {
    jdbc.sql("""
        update consent_change set status = 'SUPERSEDED', process_state = 'TO_END'
        where id = :change and status = 'PENDING_REVIEW' and not exists (
          select 1 from consent_change_item where change_id = :change and outcome = 'PENDING')""")
        .param("change", changeId).update();
  }
}
