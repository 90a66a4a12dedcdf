package dev.assent.consentchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the engine still owes. Claimed in the transaction that settles it, so that each change is started once. */
@Repository
class ProcessStateTable {

  private static final int BATCH = 100;

  private final JdbcClient jdbc;

  ProcessStateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return whether this transaction is the one that moved it */
  boolean claim(UUID changeId, ProcessState from, ProcessState to) {
    return jdbc.sql("update consent_change set process_state = :to where id = :id and process_state = :from")
        .param("to", to.name()).param("id", changeId).param("from", from.name()).update() > 0;
  }

  /** Changes in this state, oldest first, a batch at a time. */
  List<UUID> in(ProcessState state, Instant requestedBefore) {
    return jdbc.sql("""
        select id from consent_change where process_state = :state and requested_at <= :before
        order by requested_at, id fetch first :batch rows only""")
        .param("state", state.name()).param("before", Timestamp.from(requestedBefore)).param("batch", BATCH)
        .query((row, number) -> row.getObject("id", UUID.class)).list();
  }

  /** Those that this customer's consent to this client still owes an end. */
  List<UUID> toEnd(String customerId, String clientId) {
    return jdbc.sql("""
        select id from consent_change
        where customer_id = :customer and client_id = :client and process_state = 'TO_END'""")
        .param("customer", customerId).param("client", clientId)
        .query((row, number) -> row.getObject("id", UUID.class)).list();
  }
}
