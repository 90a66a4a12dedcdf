package dev.assent.demo;

import dev.assent.customer.CustomerAccounts;
import dev.assent.demo.corebank.CustomersHoldings;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts that the sample core bank keeps for its customers. */
@Component
@Profile("demo")
class SampleAccounts implements CustomerAccounts {

  @Override
  public Set<String> items() {
    return Set.of("demandDeposit", "timeDeposit", "creditCards");
  }

  @Override
  public List<Account> of(String customerId) {
    return CustomersHoldings.of(customerId).stream().map(held -> new Account(held.id(), held.kind(),
        held.name(), held.nameZh(), masked(held.number()))).toList();
  }

  /** All but the last group of digits. */
  private static String masked(String number) {
    int last = number.lastIndexOf('-');
    return number.substring(0, last).replaceAll("\\d", "•") + number.substring(last);
  }
}
