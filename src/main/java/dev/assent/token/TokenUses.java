package dev.assent.token;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the uses of access tokens. However many calls race, on however many nodes, a token admits exactly as many as
 * it was issued with, because each is taken by one conditional statement in the database.
 */
@Service
public class TokenUses {

  private final JdbcClient jdbc;
  private final Clock clock;

  TokenUses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes one use of the token, unless it is revoked, expired or used up. Where the caller has a transaction it is
   * part of that: if it is rolled back, nothing was taken, and the token's row stays locked until it ends, so keep it
   * short. Else the one statement is a transaction by itself.
   */
  public UseOutcome take(TokenDigest token) {
    GeneratedKeyHolder columns = new GeneratedKeyHolder();
    int taken = jdbc.sql("""
        update access_token set uses_left = uses_left - 1, first_used_at = coalesce(first_used_at, :now)
        where digest = :digest and revoked_at is null and expires_at > :now and (uses_left is null or uses_left > 0)""")
        .param("digest", token.hex()).param("now", now())
        .update(columns, "uses_limit", "uses_left");
    return taken == 1 ? taken(columns.getKeys()) : explain(token);
  }

  /**
   * Gives one use back, for a call that never reached the upstream. Call it once for each use taken; the token never
   * gets more than it was issued with. A token without a limit, an unknown or a revoked one: nothing happens that
   * anybody could notice. The token still counts as used, so a repeated refresh does not replace it.
   */
  @Transactional
  public void refund(TokenDigest token) {
    jdbc.sql("update access_token set uses_left = uses_left + 1 where digest = :digest and uses_left < uses_limit")
        .param("digest", token.hex()).update();
  }

  /** The columns as the statement left them: reading them afterwards would be another trip, and another moment. */
  private static UseOutcome taken(Map<String, Object> columns) {
    return new UseOutcome.Taken((Integer) columns.get("uses_limit"), (Integer) columns.get("uses_left"));
  }

  private UseOutcome explain(TokenDigest token) {
    Optional<Integer> left = jdbc.sql("""
        select uses_left from access_token where digest = :digest and revoked_at is null and expires_at > :now
          and uses_left is not null""")
        .param("digest", token.hex()).param("now", now()).query(Integer.class).optional();
    return left.isPresent() ? new UseOutcome.Exhausted() : new UseOutcome.NotValid();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
