package dev.assent.console;

import dev.assent.catalog.Api;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.CallLimits.Range;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.catalog.QueryParameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.util.unit.DataSize;

/** What the gateway keeps to for an API, as a manager types it: KB, milliseconds; blank = the gateway's default. */
record CallLimitsForm(String maxRequest, String maxResponse, String connectTimeout, String responseTimeout,
    String maxConcurrentCalls, String query) {

  CallLimitsForm {
    maxRequest = strip(maxRequest);
    maxResponse = strip(maxResponse);
    connectTimeout = strip(connectTimeout);
    responseTimeout = strip(responseTimeout);
    maxConcurrentCalls = strip(maxConcurrentCalls);
    query = strip(query);
  }

  static CallLimitsForm of(Api api) {
    return of(api.limits(), api.query().toString());
  }

  static CallLimitsForm of(CallLimits limits, String query) {
    return new CallLimitsForm(written(limits.maxRequest(), DataSize::toKilobytes),
        written(limits.maxResponse(), DataSize::toKilobytes), written(limits.connectTimeout(), Duration::toMillis),
        written(limits.responseTimeout(), Duration::toMillis),
        written(limits.maxConcurrentCalls(), Integer::longValue), query);
  }

  /** The numbers by the names of their fields, in the page's order. */
  public Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("maxRequest", maxRequest);
    numbers.put("maxResponse", maxResponse);
    numbers.put("connectTimeout", connectTimeout);
    numbers.put("responseTimeout", responseTimeout);
    numbers.put("maxConcurrentCalls", maxConcurrentCalls);
    return numbers;
  }

  /** @param defaults which say what no API may exceed @return what each number may be */
  static Map<String, Range> ranges(DefaultCallLimits defaults) {
    return Map.of("maxRequest", CallLimits.REQUEST_KILOBYTES, "maxResponse", CallLimits.RESPONSE_KILOBYTES,
        "connectTimeout", CallLimits.CONNECT_MILLISECONDS, "responseTimeout", CallLimits.RESPONSE_MILLISECONDS,
        "maxConcurrentCalls", defaults.concurrentCalls());
  }

  boolean isWithin(Range range, String field) {
    String number = numbers().get(field);
    return number.isEmpty() || number.matches("\\d{1,9}") && range.contains(Long.parseLong(number));
  }

  boolean queryIsNamed() {
    try {
      return toQuery() != null;
    } catch (IllegalArgumentException noNames) {
      return false;
    }
  }

  /** @throws IllegalArgumentException unless the query is named */
  QueryParameters toQuery() {
    return QueryParameters.parse(query);
  }

  /** @throws IllegalArgumentException unless all numbers are in their ranges */
  CallLimits toLimits() {
    return new CallLimits(read(maxRequest, DataSize::ofKilobytes), read(maxResponse, DataSize::ofKilobytes),
        read(connectTimeout, Duration::ofMillis), read(responseTimeout, Duration::ofMillis),
        read(maxConcurrentCalls, Long::intValue));
  }

  private static <T> T read(String number, Function<Long, T> reader) {
    return number.isEmpty() ? null : reader.apply(Long.valueOf(number));
  }

  private static <T> String written(T limit, Function<T, Long> number) {
    return limit == null ? "" : number.apply(limit).toString();
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }
}
