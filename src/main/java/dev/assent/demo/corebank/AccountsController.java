package dev.assent.demo.corebank;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Deposits and contact details of the customer whom the gateway names. */
@RestController
@Profile(CoreBankApplication.PROFILE)
class AccountsController {

  @PostMapping("/demandDeposit/accounts")
  Map<String, Object> demandDeposits(@RequestAttribute(GatewayCalls.CUSTOMER) String customer) {
    List<Map<String, Object>> accounts = holdings(customer).demandDeposits().stream()
        .map(account -> Map.<String, Object>of("accountNumber", account.accountNumber(),
            "currency", account.currency(), "balance", account.balance()))
        .toList();
    return Map.of("accounts", accounts);
  }

  @PostMapping("/demandDeposit/transactionDetails")
  Map<String, Object> transactions(@RequestAttribute(GatewayCalls.CUSTOMER) String customer) {
    return Map.of("transactions", holdings(customer).demandDeposits().get(0).transactions());
  }

  @PostMapping("/timeDeposit/accounts")
  Map<String, Object> timeDeposits(@RequestAttribute(GatewayCalls.CUSTOMER) String customer) {
    return Map.of("accounts", holdings(customer).timeDeposits());
  }

  @PostMapping("/otherService/contactInfo")
  Map<String, Object> contactInfo(@RequestAttribute(GatewayCalls.CUSTOMER) String customer) {
    Holdings holdings = holdings(customer);
    return Map.of("name", holdings.name(), "email", holdings.email(), "phone", holdings.phone());
  }

  static Holdings holdings(String customer) {
    return Holdings.of(customer)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such customer"));
  }
}
