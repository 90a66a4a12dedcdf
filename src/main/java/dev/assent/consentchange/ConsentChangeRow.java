package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a change stands in its rows. */
final class ConsentChangeRow {

  /** What the change does with one item that it names. */
  record Item(String code, ItemOutcome outcome, ItemAccounts accounts) { }

  private ConsentChangeRow() { }

  static ConsentChange read(ResultSet row, List<Item> items) throws SQLException {
    Instant decidedAt = instant(row.getTimestamp("decided_at"));
    ConsentChange.Decision decision = decidedAt == null ? null
        : new ConsentChange.Decision(row.getString("decided_by"), decidedAt, row.getString("decision_reason"));
    return new ConsentChange(row.getObject("id", UUID.class), row.getString("customer_id"), row.getString("client_id"),
        Channel.valueOf(row.getString("channel")),
        new ConsentTerms(row.getString("terms_version"), instant(row.getTimestamp("expires_at"))),
        instant(row.getTimestamp("requested_at")), ChangeStatus.valueOf(row.getString("status")),
        row.getString("review_reason"), decision, outcomes(items), accounts(items), onRequest(row));
  }

  static Item item(ResultSet row) throws SQLException {
    String before = row.getString("accounts_before");
    return new Item(row.getString("item"), ItemOutcome.valueOf(row.getString("outcome")), new ItemAccounts(
        before == null ? null : Accounts.parse(before), Accounts.parse(row.getString("accounts"))));
  }

  private static Map<String, ItemOutcome> outcomes(List<Item> items) {
    return items.stream().collect(Collectors.toMap(Item::code, Item::outcome));
  }

  private static Map<String, ItemAccounts> accounts(List<Item> items) {
    return items.stream().filter(item -> !item.accounts().equals(ItemAccounts.WHOLE))
        .collect(Collectors.toMap(Item::code, Item::accounts));
  }

  private static OnRequest onRequest(ResultSet row) throws SQLException {
    String officer = row.getString("officer");
    return officer == null ? null : new OnRequest(officer, row.getString("officer_reason"));
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
