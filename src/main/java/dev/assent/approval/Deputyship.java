package dev.assent.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * A period in which one group signs for another.
 *
 * @param absent   whose tasks are given away; it keeps them too
 * @param until    the first moment at which it is over
 * @param reason   at most 400 characters
 * @param endedAt  null unless somebody ended it early
 */
public record Deputyship(UUID id, StaffGroup absent, StaffGroup deputy, Instant from, Instant until, String reason,
    String setBy, Instant setAt, Instant endedAt) {

  static final int LONGEST_REASON = 400;

  public Deputyship {
    if (absent == deputy || !from.isBefore(until)) {
      throw new IllegalArgumentException("A deputy is another group, for a period that ends after it has begun");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("A deputy is set for a reason of at most " + LONGEST_REASON + " characters");
    }
  }

  public boolean hasBegun(Instant now) {
    return !from.isAfter(now);
  }
}
