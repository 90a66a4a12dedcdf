package dev.assent.demo.corebank;

import dev.assent.demo.corebank.Holdings.DemandDeposit;
import dev.assent.demo.corebank.Holdings.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Deposits and contact details of the customer whom the gateway names. */
@RestController
@Profile(CoreBankApplication.PROFILE)
class AccountsController {

  /** @param account id of one account; without it all that are there are meant */
  record Asked(String account) { }

  @PostMapping("/demandDeposit/accounts")
  Map<String, Object> demandDeposits(@RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer) {
    List<Map<String, Object>> accounts = customer.demandDeposits().stream()
        .map(account -> Map.<String, Object>of("id", account.id(), "accountNumber", account.accountNumber(),
            "currency", account.currency(), "balance", account.balance()))
        .toList();
    return Map.of("accounts", accounts);
  }

  @PostMapping("/demandDeposit/transactionDetails")
  Map<String, Object> transactions(@RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer,
      @RequestBody(required = false) Asked asked) {
    List<DemandDeposit> accounts = customer.demandDeposits();
    if (asked != null && asked.account() != null) {
      accounts = accounts.stream().filter(account -> asked.account().equals(account.id())).toList();
      if (accounts.isEmpty()) {
        // Somebody else's, the customer's but not shared, or nobody's: the answer is the same.
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such account");
      }
    }
    return Map.of("transactions", accounts.stream().flatMap(account -> account.transactions().stream())
        .sorted(Comparator.comparing(Transaction::date)).toList());
  }

  @PostMapping("/timeDeposit/accounts")
  Map<String, Object> timeDeposits(@RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer) {
    return Map.of("accounts", customer.timeDeposits());
  }

  @PostMapping("/otherService/contactInfo")
  Map<String, Object> contactInfo(@RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer) {
    return Map.of("name", customer.name(), "email", customer.email(), "phone", customer.phone());
  }
}
