package dev.assent.demo.enjoylife;

import java.util.List;
import java.util.stream.Stream;

/**
 * A body as it travels.
 *
 * @param wire    as sent or received
 * @param headers of the JWE or JWS around it, outermost first; none for plain JSON
 * @param content the JSON inside
 */
record Message(String wire, List<String> headers, String content) {

  private static final int BEGIN = 60;
  private static final int END = 12;

  static Message plain(String json) {
    return new Message(json, List.of(), json);
  }

  /** This, signed or encrypted. */
  Message inside(String compact, String header) {
    return new Message(compact, Stream.concat(Stream.of(header), headers.stream()).toList(), content);
  }

  public boolean isProtected() {
    return !headers.isEmpty();
  }

  /** Enough to see what it is. */
  public String shortened() {
    return wire.length() <= BEGIN + END ? wire
        : wire.substring(0, BEGIN) + "… (" + wire.length() + ") …" + wire.substring(wire.length() - END);
  }
}
