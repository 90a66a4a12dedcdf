package dev.assent.customer;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers in a table of Assent's own, with slow hashes of their passwords. */
@Service
@Fallback
public class BankCustomers implements CustomerDirectory {

  private static final int LONGEST_NUMBER = 100;

  private record Row(String id, String displayName, String passwordHash) { }

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final String hashOfNobody;

  /** @param strength binary logarithm of bcrypt's rounds */
  BankCustomers(JdbcClient jdbc, @Value("${assent.password-strength}") int strength) {
    this.jdbc = jdbc;
    this.passwords = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(strength)));
    this.hashOfNobody = passwords.encode("nobody's password");
  }

  /**
   * Adds a customer, unless the id is there already.
   *
   * @param password in clear; only its hash is kept
   * @throws org.springframework.dao.DuplicateKeyException if another customer has the account number
   */
  @Transactional
  public void add(Customer customer, String accountNumber, String password) {
    add(customer, accountNumber, password, null);
  }

  /**
   * As {@link #add(Customer, String, String)}.
   *
   * @param email where one-time codes go; null for none
   */
  @Transactional
  public void add(Customer customer, String accountNumber, String password, String email) {
    if (jdbc.sql("select id from bank_customer where id = :id").param("id", customer.id())
        .query(String.class).optional().isPresent()) {
      return;
    }
    jdbc.sql("""
        insert into bank_customer (id, account_number, password_hash, display_name, email)
        values (:id, :account, :hash, :name, :email)""")
        .param("id", customer.id())
        .param("account", accountNumber)
        .param("hash", passwords.encode(password))
        .param("name", customer.displayName())
        .param("email", email)
        .update();
  }

  /** Where codes go for the customer; empty if nothing is known. */
  Optional<String> emailOf(String customerId) {
    return jdbc.sql("select email from bank_customer where id = :id and email is not null").param("id", customerId)
        .query(String.class).optional();
  }

  @Override
  public Optional<Customer> find(String accountNumber) {
    return row(accountNumber).map(known -> new Customer(known.id(), known.displayName()));
  }

  @Override
  public Optional<Customer> authenticate(String accountNumber, String password) {
    Optional<Row> found = row(accountNumber);
    // Hashing for unknown numbers too keeps the answer's time from telling which numbers exist.
    boolean matches = passwords.matches(password, found.map(Row::passwordHash).orElse(hashOfNobody));
    return found.filter(known -> matches).map(known -> new Customer(known.id(), known.displayName()));
  }

  private Optional<Row> row(String accountNumber) {
    if (accountNumber.length() > LONGEST_NUMBER || accountNumber.chars().anyMatch(Character::isISOControl)) {
      // Not for the database to refuse: PostgreSQL takes no text with U+0000.
      return Optional.empty();
    }
    return jdbc.sql("""
        select id, display_name, password_hash from bank_customer where account_number = :account""")
        .param("account", accountNumber.strip())
        .query((row, number) -> new Row(row.getString("id"), row.getString("display_name"),
            row.getString("password_hash")))
        .optional();
  }
}
