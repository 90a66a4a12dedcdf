package dev.assent.customer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;

/** Accounts of deposits; who is given none has none. The bank's list can be made unreadable. */
@TestComponent
class TestAccounts implements CustomerAccounts {

  private final Map<String, List<Account>> accounts = new ConcurrentHashMap<>();
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  @Override
  public Set<String> items() {
    return Set.of("timeDeposit");
  }

  @Override
  public List<Account> of(String customerId) {
    if (unreadable.contains(customerId)) {
      throw new IllegalStateException("The bank's list of accounts cannot be read");
    }
    return accounts.getOrDefault(customerId, List.of());
  }

  void give(Customer customer, String... ids) {
    accounts.put(customer.id(), List.of(ids).stream()
        .map(id -> new Account(id, "timeDeposit", "Deposit", "存單", "•••-" + id)).toList());
  }

  void breakFor(Customer customer) {
    unreadable.add(customer.id());
  }
}
