package dev.assent.console;

import dev.assent.customer.Customer;
import dev.assent.web.Audience;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The one customer whom an officer serves at this moment, kept in the officer's session until the log-out, the next
 * customer, or the end of its time. Pages name the case, never the customer: who was not looked up cannot be opened.
 */
record CareCase(UUID id, String officer, Customer customer, Instant until) implements Serializable {

  static final Duration OPEN_FOR = Duration.ofMinutes(30);

  private static final String ATTRIBUTE = Audience.BANK.attribute("careCase");

  static CareCase open(HttpSession session, String officer, Customer customer, Instant now) {
    CareCase opened = new CareCase(UUID.randomUUID(), officer, customer, now.plus(OPEN_FOR));
    session.setAttribute(ATTRIBUTE, opened);
    return opened;
  }

  /** Empty for a case that is over, that another has followed, or that is another officer's. */
  static Optional<CareCase> find(HttpSession session, UUID id, String officer, Instant now) {
    return Optional.ofNullable((CareCase) session.getAttribute(ATTRIBUTE))
        .filter(open -> open.id.equals(id) && open.officer.equals(officer) && open.until.isAfter(now));
  }
}
