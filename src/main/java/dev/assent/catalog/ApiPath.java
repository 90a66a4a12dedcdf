package dev.assent.catalog;

import java.util.regex.Pattern;

/** The name of an API, {@code module/name}, as in {@code demandDeposit/accounts}; also its address below {@code /api/}. */
public record ApiPath(String module, String name) implements Comparable<ApiPath> {

  /** The module of the gateway's own APIs, in which the bank publishes none. */
  public static final String SANDBOX = "sandbox";

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

  public ApiPath {
    if (!SEGMENT.matcher(module).matches() || !SEGMENT.matcher(name).matches()) {
      throw new IllegalArgumentException("An API is named module/name, each of letters, digits and hyphens");
    }
  }

  /** @throws IllegalArgumentException if the text is not {@code module/name} */
  public static ApiPath of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("An API is named module/name, each of letters, digits and hyphens");
    }
    return new ApiPath(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(ApiPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return module + "/" + name;
  }
}
