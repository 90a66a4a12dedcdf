package dev.assent.settingchange;

import dev.assent.catalog.CallLimits;
import dev.assent.catalog.QueryParameters;
import java.util.StringJoiner;

/** Call limits as the audit trail writes them: only those that differ from the gateway's defaults. */
final class CallLimitWords {

  private CallLimitWords() { }

  static String of(QueryParameters query, CallLimits limits) {
    var words = new StringJoiner(", ").setEmptyValue("the defaults");
    if (limits.maxRequest() != null) {
      words.add("requests up to " + limits.maxRequest().toKilobytes() + " KB");
    }
    if (limits.maxResponse() != null) {
      words.add("responses up to " + limits.maxResponse().toKilobytes() + " KB");
    }
    if (limits.connectTimeout() != null) {
      words.add("connect within " + limits.connectTimeout().toMillis() + " ms");
    }
    if (limits.responseTimeout() != null) {
      words.add("respond within " + limits.responseTimeout().toMillis() + " ms");
    }
    if (limits.maxConcurrentCalls() != null) {
      words.add(limits.maxConcurrentCalls() + " calls at once");
    }
    if (!query.names().isEmpty()) {
      words.add("query " + query);
    }
    return words.toString();
  }
}
