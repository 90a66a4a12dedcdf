package dev.assent.token;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.LockAndGetResult;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** One visit to a bucket: its row is locked from the read to the write, and no longer. */
final class BucketTransaction implements SelectForUpdateBasedTransaction {

  /** Violations of a constraint, in the SQL standard. */
  private static final String INTEGRITY = "23";

  private final Connection connection;
  private final String clientId;
  private final Instant now;
  private final ClientSideConfig config;

  BucketTransaction(DataSource database, String clientId, Instant now, ClientSideConfig config) {
    this.clientId = clientId;
    this.now = now;
    this.config = config;
    try {
      this.connection = database.getConnection();
    } catch (SQLException unavailable) {
      throw new BucketExecutionException(unavailable);
    }
  }

  @Override
  public void begin(Optional<Long> timeoutNanos) {
    run(() -> connection.setAutoCommit(false));
  }

  @Override
  public LockAndGetResult tryLockAndGet(Optional<Long> timeoutNanos) {
    try (PreparedStatement select =
        connection.prepareStatement("select state from call_rate where client_id = ? for update")) {
      select.setString(1, clientId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? LockAndGetResult.locked(row.getBytes("state")) : LockAndGetResult.notLocked();
      }
    } catch (SQLException failure) {
      throw new BucketExecutionException(failure);
    }
  }

  /** @return false if another node was faster; the transaction is then lost, and the next finds the row */
  @Override
  public boolean tryInsertEmptyData(Optional<Long> timeoutNanos) {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into call_rate (client_id, expires_at) values (?, ?)")) {
      insert.setString(1, clientId);
      // Until the first write. A purge in between is noticed and costs a repetition.
      insert.setTimestamp(2, Timestamp.from(now.plus(Duration.ofHours(1))));
      insert.executeUpdate();
      return true;
    } catch (SQLException failure) {
      if (failure.getSQLState() != null && failure.getSQLState().startsWith(INTEGRITY)) {
        return false;
      }
      throw new BucketExecutionException(failure);
    }
  }

  @Override
  public void update(byte[] state, RemoteBucketState bucket, Optional<Long> timeoutNanos) {
    long keptMillis = config.getExpirationAfterWriteStrategy().orElseThrow()
        .calculateTimeToLiveMillis(bucket, config.getClientSideClock().orElseThrow().currentTimeNanos());
    try (PreparedStatement update =
        connection.prepareStatement("update call_rate set state = ?, expires_at = ? where client_id = ?")) {
      update.setBytes(1, state);
      update.setTimestamp(2, Timestamp.from(now.plusMillis(Math.max(0, keptMillis))));
      update.setString(3, clientId);
      update.executeUpdate();
    } catch (SQLException failure) {
      throw new BucketExecutionException(failure);
    }
  }

  @Override
  public void commit(Optional<Long> timeoutNanos) {
    run(connection::commit);
  }

  @Override
  public void rollback() {
    run(connection::rollback);
  }

  @Override
  public void release() {
    run(() -> {
      try (connection) {
        connection.setAutoCommit(true);
      }
    });
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (SQLException failure) {
      throw new BucketExecutionException(failure);
    }
  }

  private interface Step {

    void run() throws SQLException;
  }
}
