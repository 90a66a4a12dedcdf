package dev.assent.keys;

import dev.assent.jose.AtRestDecryptionException;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Encrypts under the present key what is stored under a former one, as long as the operator names any. Each value is
 * exchanged by a statement of its own, which changes nothing when somebody was faster. One node does it, for it reads
 * all that is stored; after a killed one, or in a run of more than an hour, another may begin as well, which does no
 * harm.
 */
@Component
class EncryptionRenewal {

  private static final Logger LOG = LoggerFactory.getLogger(EncryptionRenewal.class);
  private static final int BATCH = 200;

  private final JdbcClient jdbc;
  private final AtRestEncryption encryption;
  private final List<EncryptedColumn> columns;

  EncryptionRenewal(JdbcClient jdbc, AtRestEncryption encryption, ObjectProvider<EncryptedColumn> columns) {
    this.jdbc = jdbc;
    this.encryption = encryption;
    this.columns = columns.orderedStream().toList();
  }

  private record Value(Object id, String encrypted) { }

  /** Daily: while nodes are restarted one by one, those that were not yet still encrypt under the former key. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
  @SchedulerLock(name = "renew-encryption", lockAtMostFor = "PT1H")
  void renewAll() {
    if (encryption.hasFormerKeys()) {
      columns.forEach(this::renew);
    }
  }

  private void renew(EncryptedColumn column) {
    int renewed = 0;
    int unreadable = 0;
    List<Value> batch = batch(column, null);
    while (!batch.isEmpty()) {
      for (Value value : batch) {
        try {
          renewed += renew(column, value);
        } catch (AtRestDecryptionException unknownKey) {
          unreadable++;
        }
      }
      batch = batch(column, batch.get(batch.size() - 1).id());
    }
    LOG.info("Encrypted under the present key: {} values of {}.{} that were under a former one", renewed,
        column.table(), column.column());
    if (unreadable > 0) {
      LOG.warn("{} values of {}.{} were encrypted under a key that is not configured", unreadable, column.table(),
          column.column());
    }
  }

  /** @param after null for the first one */
  private List<Value> batch(EncryptedColumn column, Object after) {
    String sql = "select %s, %s from %s where %s is not null%s order by %s fetch first %d rows only".formatted(
        column.id(), column.column(), column.table(), column.column(),
        after == null ? "" : " and " + column.id() + " > :after", column.id(), BATCH);
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    return (after == null ? statement : statement.param("after", after))
        .query((row, number) -> new Value(row.getObject(1), row.getString(2)))
        .list();
  }

  private int renew(EncryptedColumn column, Value value) {
    return encryption.renew(value.encrypted())
        .map(renewed -> jdbc.sql("update %s set %s = :renewed where %s = :id and %s = :former"
                .formatted(column.table(), column.column(), column.id(), column.column()))
            .param("renewed", renewed)
            .param("id", value.id())
            .param("former", value.encrypted())
            .update())
        .orElse(0);
  }
}
