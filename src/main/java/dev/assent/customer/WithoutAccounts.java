package dev.assent.customer;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** For a bank that lists no accounts. */
@Component
@Fallback
class WithoutAccounts implements CustomerAccounts {

  @Override
  public Set<String> items() {
    return Set.of();
  }

  @Override
  public List<Account> of(String customerId) {
    return List.of();
  }
}
