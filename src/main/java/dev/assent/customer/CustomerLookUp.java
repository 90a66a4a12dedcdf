package dev.assent.customer;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How customer care finds the customer who calls: by the whole account number, and on record, found or not. */
@Service
public class CustomerLookUp {

  private static final int DIGITS_ON_RECORD = 3;

  private final CustomerDirectory directory;
  private final ApplicationEventPublisher events;

  CustomerLookUp(CustomerDirectory directory, ApplicationEventPublisher events) {
    this.directory = directory;
    this.events = events;
  }

  /** Publishes {@link CustomerLookedUp} in the same transaction: who is shown is on record. */
  @Transactional
  public Optional<Customer> byNumber(String accountNumber, String officer) {
    Optional<Customer> found = directory.find(accountNumber);
    events.publishEvent(new CustomerLookedUp(officer, end(accountNumber.strip()),
        found.map(Customer::id).orElse(null)));
    return found;
  }

  private static String end(String number) {
    return number.substring(Math.max(0, number.length() - DIGITS_ON_RECORD));
  }
}
