package dev.assent.demo.corebank;

import java.util.List;
import java.util.stream.Stream;

/** What the sample core bank tells Assent of a customer's accounts; a real one would be asked over the network. */
public final class CustomersHoldings {

  /** @param kind the first part of the addresses that serve it */
  public record Held(String id, String kind, String name, String nameZh, String number) { }

  private CustomersHoldings() { }

  /** Empty if there is no such customer. */
  public static List<Held> of(String customerId) {
    return Holdings.of(customerId).stream().flatMap(all -> Stream.of(
        all.demandDeposits().stream().map(account ->
            new Held(account.id(), "demandDeposit", "Account", "帳戶", account.accountNumber())),
        all.timeDeposits().stream().map(deposit ->
            new Held(deposit.id(), "timeDeposit", "Deposit", "存單", deposit.accountNumber())),
        all.cards().stream().map(card ->
            new Held(card.id(), "creditCards", "Card", "卡片", card.cardNumber()))).flatMap(held -> held)).toList();
  }
}
