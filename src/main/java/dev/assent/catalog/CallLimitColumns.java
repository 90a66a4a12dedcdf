package dev.assent.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Call limits as the columns of the table {@code api} keep them: bytes, milliseconds, null for the default. */
final class CallLimitColumns {

  private CallLimitColumns() { }

  /** @param row with all five columns under their own names */
  static CallLimits read(ResultSet row) throws SQLException {
    return new CallLimits(size(row, "max_request_bytes"), size(row, "max_response_bytes"),
        time(row, "connect_timeout_ms"), time(row, "response_timeout_ms"),
        row.getObject("max_concurrent_calls", Integer.class));
  }

  static Map<String, Object> of(CallLimits limits) {
    Map<String, Object> values = new HashMap<>();
    values.put("maxRequest", limits.maxRequest() == null ? null : (int) limits.maxRequest().toBytes());
    values.put("maxResponse", limits.maxResponse() == null ? null : (int) limits.maxResponse().toBytes());
    values.put("connectTimeout", limits.connectTimeout() == null ? null : (int) limits.connectTimeout().toMillis());
    values.put("responseTimeout", limits.responseTimeout() == null ? null : (int) limits.responseTimeout().toMillis());
    values.put("maxCalls", limits.maxConcurrentCalls());
    return values;
  }

  private static DataSize size(ResultSet row, String column) throws SQLException {
    Integer bytes = row.getObject(column, Integer.class);
    return bytes == null ? null : DataSize.ofBytes(bytes);
  }

  private static Duration time(ResultSet row, String column) throws SQLException {
    Integer milliseconds = row.getObject(column, Integer.class);
    return milliseconds == null ? null : Duration.ofMillis(milliseconds);
  }
}
