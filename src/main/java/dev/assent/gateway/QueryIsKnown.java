package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.catalog.QueryParameters;
import dev.assent.web.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A GET may bring the query parameters that the API's definition names, and no other: what is not published cannot be
 * tried at the upstream. The query of another method is never forwarded.
 */
class QueryIsKnown implements Check {

  @Override
  public Verdict check(Call call) {
    String query = call.request().getQueryString();
    if (query == null || query.isEmpty() || !call.request().getMethod().equals("GET")) {
      return call.pass();
    }
    QueryParameters known = call.facts().api().query();
    // A semicolon separates parameters too, for some servers.
    if (query.indexOf(';') >= 0) {
      return call.refuse(ErrorCode.BAD_REQUEST, "The query string has a semicolon: write it as %3B.");
    }
    for (String parameter : query.split("&", -1)) {
      if (!isKnown(parameter, known)) {
        return call.refuse(ErrorCode.BAD_REQUEST, known.names().isEmpty()
            ? "This API takes no query parameters."
            : "This API takes no other query parameters than " + String.join(", ", known.names()) + ".");
      }
    }
    return call.pass();
  }

  @Override
  public String name() {
    return "query";
  }

  @Override
  public List<Fact> facts(Call call) {
    QueryParameters known = call.facts().api().query();
    return List.of(known.names().isEmpty()
        ? Fact.word("query_allowed", "none")
        : Fact.text("query_allowed", known));
  }

  private static boolean isKnown(String parameter, QueryParameters known) {
    int end = parameter.indexOf('=');
    try {
      return known.names().contains(
          URLDecoder.decode(end < 0 ? parameter : parameter.substring(0, end), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
