package dev.assent.consentchange;

import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the customer decided after a change was recorded. The process of a change may start late, after a kill or a
 * failure of the engine; then the later decision counts.
 */
@Repository
class LaterChanges {

  private static final String LATER = """
      select count(*) from consent_change c
      where c.customer_id = :customer and c.client_id = :client and c.requested_at > :at
      """;

  private final JdbcClient jdbc;
  private final Consents consents;
  private final Clock clock;

  LaterChanges(JdbcClient jdbc, Consents consents, Clock clock) {
    this.jdbc = jdbc;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * Those of the change, unless the customer has picked others since and they are in force. To be asked while the
   * recipient is held.
   */
  ConsentTerms terms(ConsentChange change) {
    return !sharing(change) ? change.terms()
        : consents.find(change.customerId(), change.clientId()).filter(found -> !found.isExpired(clock.instant()))
            .map(found -> new ConsentTerms(found.termsVersion(), found.expiresAt())).orElse(change.terms());
  }

  boolean any(ConsentChange change) {
    return found(LATER, change);
  }

  /** Whether one of them picked terms: a mere withdrawal does not. */
  private boolean sharing(ConsentChange change) {
    return found(LATER + """
        and exists (select 1 from consent_change_item i
          where i.change_id = c.id and i.outcome not in ('WITHDRAWN', 'LEFT_OUT'))""", change);
  }

  private boolean found(String sql, ConsentChange change) {
    return jdbc.sql(sql).param("customer", change.customerId()).param("client", change.clientId())
        .param("at", Timestamp.from(change.requestedAt())).query(Integer.class).single() > 0;
  }
}
