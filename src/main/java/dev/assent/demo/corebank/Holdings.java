package dev.assent.demo.corebank;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bank's two demo customers own. Made up, and the same at every start. */
record Holdings(String name, String email, String phone, List<DemandDeposit> demandDeposits,
    List<TimeDeposit> timeDeposits, List<Card> cards) {

  /** What has an id of its own, by which a customer picks it. */
  interface Holding {

    String id();
  }

  record DemandDeposit(String id, String accountNumber, String currency, long balance, List<Transaction> transactions)
      implements Holding { }

  record Transaction(LocalDate date, String description, long amount) { }

  record TimeDeposit(String id, String accountNumber, String currency, long balance, String rate, LocalDate maturity)
      implements Holding { }

  record Card(String id, String cardNumber, String currency, long creditLimit, long billAmount, LocalDate dueDate)
      implements Holding { }

  private static final Map<String, Holdings> BY_CUSTOMER = Map.of(
      "steve", new Holdings("Steve Lin", "steve.lin@example.com", "+886 2 5550 0101",
          List.of(
              new DemandDeposit("dd-4f1c7a", "700-1234-5678", "TWD", 128_450, List.of(
                  new Transaction(LocalDate.of(2026, 10, 28), "Salary", 62_000),
                  new Transaction(LocalDate.of(2026, 10, 30), "Rent", -24_500),
                  new Transaction(LocalDate.of(2026, 11, 3), "MRT top-up", -1_000))),
              new DemandDeposit("dd-b03e52", "700-1234-9910", "TWD", 42_000, List.of(
                  new Transaction(LocalDate.of(2026, 11, 2), "Savings for the trip", 6_000)))),
          List.of(new TimeDeposit("td-91d2c8", "700-8888-0001", "TWD", 500_000, "1.715 %", LocalDate.of(2027, 3, 31))),
          List.of(new Card("cc-2ea640", "4311-9522-0000-7001", "TWD", 150_000, 18_230, LocalDate.of(2026, 12, 10)))),
      "anne", new Holdings("Anne Chen", "anne.chen@example.com", "+886 2 5550 0102",
          List.of(new DemandDeposit("dd-77a0d9", "700-2345-6789", "TWD", 76_900, List.of(
              new Transaction(LocalDate.of(2026, 11, 1), "Salary", 58_000),
              new Transaction(LocalDate.of(2026, 11, 5), "Groceries", -3_240)))),
          List.of(new TimeDeposit("td-c6b915", "700-8888-0002", "TWD", 300_000, "1.650 %", LocalDate.of(2027, 6, 30))),
          List.of(new Card("cc-8d43f7", "4311-9522-0000-7002", "TWD", 120_000, 9_480, LocalDate.of(2026, 12, 12)))));

  static Optional<Holdings> of(String customerId) {
    return customerId == null ? Optional.empty() : Optional.ofNullable(BY_CUSTOMER.get(customerId));
  }

  /** @param accounts ids of those that there are for this call; null = all */
  static Optional<Holdings> of(String customerId, Collection<String> accounts) {
    return of(customerId).map(all -> accounts == null ? all : all.confinedTo(accounts));
  }

  private Holdings confinedTo(Collection<String> accounts) {
    return new Holdings(name, email, phone, among(demandDeposits, accounts), among(timeDeposits, accounts),
        among(cards, accounts));
  }

  private static <T extends Holding> List<T> among(List<T> holdings, Collection<String> accounts) {
    return holdings.stream().filter(holding -> accounts.contains(holding.id())).toList();
  }
}
