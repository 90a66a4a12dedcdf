package dev.assent.activity;

import java.time.Instant;

/**
 * Something that a check judged.
 *
 * @param name     what it is; its words are in {@code messages/activity.properties}
 * @param value    never a token, a key, a body, an account or a customer
 * @param kind     how a page shows it
 * @param forStaff whether it is for the bank's staff alone
 */
public record Fact(String name, String value, Kind kind, boolean forStaff) {

  private static final int LONGEST = 200;

  /** Of a value. */
  public enum Kind {
    /** As it is. */
    TEXT,
    /** An instant in ISO 8601. */
    MOMENT,
    /** One of a few, with words of its own. */
    WORD
  }

  public Fact {
    value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
  }

  public static Fact text(String name, Object value) {
    return new Fact(name, String.valueOf(value), Kind.TEXT, false);
  }

  public static Fact moment(String name, Instant value) {
    return new Fact(name, value.toString(), Kind.MOMENT, false);
  }

  public static Fact word(String name, Object value) {
    return new Fact(name, String.valueOf(value), Kind.WORD, false);
  }

  public static Fact forStaff(String name, Object value) {
    return new Fact(name, String.valueOf(value), Kind.TEXT, true);
  }

  /** Of {@link Kind#MOMENT}. */
  public Instant moment() {
    return Instant.parse(value);
  }
}
