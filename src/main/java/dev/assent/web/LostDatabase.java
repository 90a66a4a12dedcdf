package dev.assent.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that cannot be reached from a fault of ours: nobody need look into it call by call, and the same
 * request is right a moment later. Answered with {@link ErrorCode#SERVICE_UNAVAILABLE} and {@code Retry-After}.
 */
public final class LostDatabase {

  /** What {@code Retry-After} says, in seconds. */
  public static final String RETRY_AFTER = "5";

  /** No connection; the database shuts down or starts; it has no room for more connections (SQLSTATE of PostgreSQL). */
  private static final String[] STATES = {"08", "57P", "53300"};

  private LostDatabase() { }

  /** Whether this failure, or one that led to it, is that the database could not be reached or has gone away. */
  public static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        // A cause may lead back to itself.
        .limit(30)
        .anyMatch(LostDatabase::is);
  }

  private static boolean is(Throwable cause) {
    if (cause instanceof CannotGetJdbcConnectionException || cause instanceof CannotCreateTransactionException
        || cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLRecoverableException) {
      return true;
    }
    String state = cause instanceof SQLException database ? database.getSQLState() : null;
    return state != null && Stream.of(STATES).anyMatch(state::startsWith);
  }
}
