package dev.assent.tsp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links that work once. The secret is in the link alone; here is its digest. */
@Repository
class AccountLinks {

  private static final int SECRET_BYTES = 32;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  AccountLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Makes a link.
   *
   * @param subject a user name, or an invitation's id
   * @return the secret, fit for an address
   */
  String issue(LinkPurpose purpose, String subject) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    jdbc.sql("""
        insert into account_link (digest, purpose, subject, issued_at, expires_at)
        values (:digest, :purpose, :subject, :now, :expires)""")
        .param("digest", digest(secret))
        .param("purpose", purpose.name())
        .param("subject", subject)
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(purpose.validity())))
        .update();
    return secret;
  }

  /** The accounts of these names are gone, and the links about them with them. */
  void endAll(List<String> userNames) {
    if (!userNames.isEmpty()) {
      jdbc.sql("delete from account_link where subject in (:names)").param("names", userNames).update();
    }
  }

  /** What the link is about, for as long as it works; looking does not use it. */
  Optional<Subject> subject(LinkPurpose purpose, String secret) {
    return jdbc.sql("""
        select subject, issued_at from account_link
        where digest = :digest and purpose = :purpose and used_at is null and expires_at > :now""")
        .param("digest", digest(secret))
        .param("purpose", purpose.name())
        .param("now", Timestamp.from(clock.instant()))
        .query(AccountLinks::read).optional();
  }

  /** Uses the link up. @return what it is about; empty if it was used, has run out, or never was one */
  Optional<Subject> use(LinkPurpose purpose, String secret) {
    Timestamp now = Timestamp.from(clock.instant());
    boolean first = jdbc.sql("""
        update account_link set used_at = :now
        where digest = :digest and purpose = :purpose and used_at is null and expires_at > :now""")
        .param("now", now)
        .param("digest", digest(secret))
        .param("purpose", purpose.name())
        .update() == 1;
    return first
        ? Optional.of(jdbc.sql("select subject, issued_at from account_link where digest = ?").param(digest(secret))
            .query(AccountLinks::read).single())
        : Optional.empty();
  }

  /** Ends all links of this purpose about a subject. */
  void end(LinkPurpose purpose, String subject) {
    jdbc.sql("delete from account_link where subject = :subject and purpose = :purpose")
        .param("subject", subject).param("purpose", purpose.name()).update();
  }

  /** What a link is about. @param since nothing that came into being later is meant, though it be called the same */
  record Subject(String name, Instant since) { }

  private static Subject read(ResultSet row, int number) throws SQLException {
    return new Subject(row.getString("subject"), row.getTimestamp("issued_at").toInstant());
  }

  private static String digest(String secret) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
