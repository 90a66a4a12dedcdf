package dev.assent.demo.corebank;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bank's two demo customers own. Made up, and the same at every start. */
record Holdings(String name, String email, String phone, List<DemandDeposit> demandDeposits,
    List<TimeDeposit> timeDeposits, Card card) {

  record DemandDeposit(String accountNumber, String currency, long balance, List<Transaction> transactions) { }

  record Transaction(LocalDate date, String description, long amount) { }

  record TimeDeposit(String accountNumber, String currency, long balance, String rate, LocalDate maturity) { }

  record Card(String cardNumber, String currency, long creditLimit, long billAmount, LocalDate dueDate) { }

  private static final Map<String, Holdings> BY_CUSTOMER = Map.of(
      "steve", new Holdings("Steve Lin", "steve.lin@example.com", "+886 2 5550 0101",
          List.of(new DemandDeposit("700-1234-5678", "TWD", 128_450, List.of(
              new Transaction(LocalDate.of(2026, 10, 28), "Salary", 62_000),
              new Transaction(LocalDate.of(2026, 10, 30), "Rent", -24_500),
              new Transaction(LocalDate.of(2026, 11, 3), "MRT top-up", -1_000)))),
          List.of(new TimeDeposit("700-8888-0001", "TWD", 500_000, "1.715 %", LocalDate.of(2027, 3, 31))),
          new Card("4311-9522-0000-7001", "TWD", 150_000, 18_230, LocalDate.of(2026, 12, 10))),
      "anne", new Holdings("Anne Chen", "anne.chen@example.com", "+886 2 5550 0102",
          List.of(new DemandDeposit("700-2345-6789", "TWD", 76_900, List.of(
              new Transaction(LocalDate.of(2026, 11, 1), "Salary", 58_000),
              new Transaction(LocalDate.of(2026, 11, 5), "Groceries", -3_240)))),
          List.of(new TimeDeposit("700-8888-0002", "TWD", 300_000, "1.650 %", LocalDate.of(2027, 6, 30))),
          new Card("4311-9522-0000-7002", "TWD", 120_000, 9_480, LocalDate.of(2026, 12, 12))));

  static Optional<Holdings> of(String customerId) {
    return Optional.ofNullable(BY_CUSTOMER.get(customerId));
  }
}
