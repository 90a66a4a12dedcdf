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
    if (jdbc.sql("select id from bank_customer where id = :id").param("id", customer.id())
        .query(String.class).optional().isPresent()) {
      return;
    }
    jdbc.sql("""
        insert into bank_customer (id, account_number, password_hash, display_name)
        values (:id, :account, :hash, :name)""")
        .param("id", customer.id())
        .param("account", accountNumber)
        .param("hash", passwords.encode(password))
        .param("name", customer.displayName())
        .update();
  }

  @Override
  public Optional<Customer> authenticate(String accountNumber, String password) {
    Optional<Row> found = jdbc.sql("""
        select id, display_name, password_hash from bank_customer where account_number = :account""")
        .param("account", accountNumber.strip())
        .query((row, number) -> new Row(row.getString("id"), row.getString("display_name"),
            row.getString("password_hash")))
        .optional();
    // Hashing for unknown numbers too keeps the answer's time from telling which numbers exist.
    boolean matches = passwords.matches(password, found.map(Row::passwordHash).orElse(hashOfNobody));
    return found.filter(known -> matches).map(known -> new Customer(known.id(), known.displayName()));
  }
}
