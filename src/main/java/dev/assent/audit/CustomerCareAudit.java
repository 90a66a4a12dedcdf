package dev.assent.audit;

import dev.assent.customer.CustomerLookedUp;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The line about each look of customer care for a customer; what it withdraws is a consent change like others. */
@Component
class CustomerCareAudit {

  private static final String NOBODY = "nobody";

  private final AuditTrail trail;

  CustomerCareAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(CustomerLookedUp event) {
    trail.append(event.officer(), "customer-looked-up", event.customerId() == null ? NOBODY : event.customerId(),
        "by the account number that ends in " + event.numberEnd());
  }
}
