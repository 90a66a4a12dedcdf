package dev.assent.customer;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One code for each customer, the latest. Each limit is one conditional statement. */
@Repository
class CodeTable {

  /** So many may be sent within the pause, unless one of them leads to a log-in. */
  static final int MOST_STARTED = 5;
  static final Duration PAUSE = Duration.ofMinutes(15);

  private final JdbcClient jdbc;

  CodeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param left how many remain after this one */
  record Try(String codeHash, int left) { }

  /** Puts a code into the place of the last one. @return false if too many were started before */
  boolean start(String customerId, UUID challenge, String codeHash, Instant now) {
    int started = jdbc.sql("""
        update second_factor_code set challenge = :challenge, code_hash = :hash, expires_at = :expires,
          tries_left = :tries, used_at = null,
          started = case when paced_since <= :cutoff then 1 else started + 1 end,
          paced_since = case when paced_since <= :cutoff then :now else paced_since end
        where customer_id = :customer and (paced_since <= :cutoff or started < :most)""")
        .param("challenge", challenge).param("hash", codeHash)
        .param("expires", Timestamp.from(now.plus(MailedCodes.VALID_FOR))).param("tries", MailedCodes.TRIES)
        .param("cutoff", Timestamp.from(now.minus(PAUSE))).param("now", Timestamp.from(now))
        .param("customer", customerId).param("most", MOST_STARTED)
        .update();
    return started == 1 || insert(customerId, challenge, codeHash, now);
  }

  /** Takes one of the tries of this challenge. @return empty if there is none, or the challenge is over */
  Optional<Try> take(String customerId, UUID challenge, Instant now) {
    int taken = jdbc.sql("""
        update second_factor_code set tries_left = tries_left - 1
        where customer_id = :customer and challenge = :challenge and used_at is null and tries_left > 0
          and expires_at > :now""")
        .param("customer", customerId).param("challenge", challenge).param("now", Timestamp.from(now)).update();
    return taken == 0 ? Optional.empty() : jdbc.sql("""
        select code_hash, tries_left from second_factor_code
        where customer_id = :customer and challenge = :challenge""")
        .param("customer", customerId).param("challenge", challenge)
        .query((row, number) -> new Try(row.getString("code_hash"), row.getInt("tries_left"))).optional();
  }

  /** Uses the code up. @return whether it was good until now; of any number at once, for one */
  boolean use(String customerId, UUID challenge, Instant now) {
    return jdbc.sql("""
        update second_factor_code set used_at = :now, started = 0
        where customer_id = :customer and challenge = :challenge and used_at is null""")
        .param("now", Timestamp.from(now)).param("customer", customerId).param("challenge", challenge).update() == 1;
  }

  /** The customer's first. Whoever finds one there has started too many, or not been the first. */
  private boolean insert(String customerId, UUID challenge, String codeHash, Instant now) {
    try {
      return jdbc.sql("""
          insert into second_factor_code (customer_id, challenge, code_hash, expires_at, tries_left, paced_since,
            started)
          values (:customer, :challenge, :hash, :expires, :tries, :now, 1)""")
          .param("customer", customerId).param("challenge", challenge).param("hash", codeHash)
          .param("expires", Timestamp.from(now.plus(MailedCodes.VALID_FOR))).param("tries", MailedCodes.TRIES)
          .param("now", Timestamp.from(now)).update() == 1;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }
}
