package dev.assent.consentchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConsentReceiptTable {

  private static final String SELECT =
      "select id, change_id, step, customer_id, client_id, at from consent_receipt ";

  private final JdbcClient jdbc;

  ConsentReceiptTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param claims as JSON */
  void insert(ConsentReceipt receipt, String claims) {
    jdbc.sql("""
        insert into consent_receipt (id, change_id, step, customer_id, client_id, at, claims)
        values (:id, :change, :step, :customer, :client, :at, :claims)""")
        .param("id", receipt.id())
        .param("change", receipt.changeId())
        .param("step", receipt.step().name())
        .param("customer", receipt.customerId())
        .param("client", receipt.clientId())
        .param("at", Timestamp.from(receipt.at()))
        .param("claims", claims)
        .update();
  }

  Optional<ConsentReceipt> find(UUID id, String customerId) {
    return jdbc.sql(SELECT + "where id = :id and customer_id = :customer")
        .param("id", id).param("customer", customerId).query(ConsentReceiptTable::read).optional();
  }

  List<ConsentReceipt> of(String customerId, String clientId) {
    return jdbc.sql(SELECT + "where customer_id = :customer and client_id = :client order by at, id")
        .param("customer", customerId).param("client", clientId).query(ConsentReceiptTable::read).list();
  }

  String claims(UUID id) {
    return jdbc.sql("select claims from consent_receipt where id = :id").param("id", id).query(String.class).single();
  }

  /** Empty until it is signed. */
  Optional<String> jws(UUID id) {
    return jdbc.sql("select jws from consent_receipt where id = :id and jws is not null").param("id", id)
        .query(String.class).optional();
  }

  /** Keeps the signature, unless there is one. */
  void sign(UUID id, String jws) {
    jdbc.sql("update consent_receipt set jws = :jws where id = :id and jws is null")
        .param("jws", jws).param("id", id).update();
  }

  private static ConsentReceipt read(ResultSet row, int number) throws SQLException {
    return new ConsentReceipt(row.getObject("id", UUID.class), row.getObject("change_id", UUID.class),
        ReceiptStep.valueOf(row.getString("step")), row.getString("customer_id"), row.getString("client_id"),
        row.getTimestamp("at").toInstant());
  }
}
