package dev.assent.consent;

import dev.assent.consent.ConsentItemTable.Covered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConsentTable {

  private static final String SELECT = """
      select id, customer_id, client_id, terms_version, granted_at, changed_at, expires_at from consent
      """;

  private final JdbcClient jdbc;
  private final ConsentItemTable items;

  ConsentTable(JdbcClient jdbc, ConsentItemTable items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  Optional<Consent> find(UUID id) {
    return withItems(jdbc.sql(SELECT + "where id = :id").param("id", id).query(ConsentTable::bare).optional());
  }

  Optional<Consent> find(String customerId, String clientId) {
    return withItems(jdbc.sql(SELECT + "where customer_id = :customer and client_id = :client")
        .param("customer", customerId).param("client", clientId).query(ConsentTable::bare).optional());
  }

  Optional<UUID> idOf(String customerId, String clientId) {
    return jdbc.sql("select id from consent where customer_id = :customer and client_id = :client")
        .param("customer", customerId).param("client", clientId)
        .query((row, number) -> row.getObject("id", UUID.class)).optional();
  }

  List<Consent> ofCustomer(String customerId) {
    Map<UUID, Map<String, Covered>> covered = items.ofCustomer(customerId);
    return jdbc.sql(SELECT + "where customer_id = :customer order by granted_at, id").param("customer", customerId)
        .query(ConsentTable::bare).list().stream()
        .map(consent -> with(covered.getOrDefault(consent.id(), Map.of()), consent)).toList();
  }

  List<String> customersSharingWith(String clientId, Instant at) {
    return jdbc.sql("""
        select customer_id from consent where client_id = :client and expires_at > :at and exists (
          select 1 from consent_item where consent_id = consent.id and state <> 'WITHDRAWN')
        order by customer_id""")
        .param("client", clientId).param("at", Timestamp.from(at)).query(String.class).list();
  }

  /** Takes the row for this transaction, so that changes of one consent come one after the other. */
  boolean touch(String customerId, String clientId, Instant at) {
    return jdbc.sql("update consent set changed_at = :at where customer_id = :customer and client_id = :client")
        .param("at", Timestamp.from(at)).param("customer", customerId).param("client", clientId).update() > 0;
  }

  /** Takes the row of a consent that is there, as {@link #touch(String, String, Instant)} does. */
  void touch(UUID id, Instant at) {
    jdbc.sql("update consent set changed_at = :at where id = :id")
        .param("at", Timestamp.from(at)).param("id", id).update();
  }

  void insert(String customerId, String clientId, ConsentTerms terms, Instant at) {
    jdbc.sql("""
        insert into consent (id, customer_id, client_id, terms_version, granted_at, changed_at, expires_at, due_at)
        values (:id, :customer, :client, :terms, :at, :at, :expires, :due)""")
        .param("id", UUID.randomUUID())
        .param("customer", customerId)
        .param("client", clientId)
        .param("terms", terms.version())
        .param("at", Timestamp.from(at))
        .param("expires", Timestamp.from(terms.expiresAt()))
        .param("due", due(terms))
        .update();
  }

  void updateTerms(UUID id, ConsentTerms terms) {
    jdbc.sql("update consent set terms_version = :terms, expires_at = :expires, due_at = :due where id = :id")
        .param("terms", terms.version()).param("expires", Timestamp.from(terms.expiresAt())).param("due", due(terms))
        .param("id", id).update();
  }

  private static Timestamp due(ConsentTerms terms) {
    return Timestamp.from(terms.expiresAt().minus(ConsentDue.REMINDED_BEFORE));
  }

  /** Asked after the row, not while it is read: that would take a second connection while the first is held. */
  private Optional<Consent> withItems(Optional<Consent> bare) {
    return bare.map(consent -> with(items.of(consent.id()), consent));
  }

  private static Consent bare(ResultSet row, int number) throws SQLException {
    return new Consent(row.getObject("id", UUID.class), row.getString("customer_id"), row.getString("client_id"),
        row.getString("terms_version"), row.getTimestamp("granted_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(), row.getTimestamp("expires_at").toInstant(), Map.of(), Map.of());
  }

  private static Consent with(Map<String, Covered> items, Consent bare) {
    return new Consent(bare.id(), bare.customerId(), bare.clientId(), bare.termsVersion(), bare.grantedAt(),
        bare.changedAt(), bare.expiresAt(), each(items, Covered::state), each(items, Covered::accounts));
  }

  private static <T> Map<String, T> each(Map<String, Covered> items, Function<Covered, T> part) {
    return items.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, item -> part.apply(item.getValue())));
  }
}
