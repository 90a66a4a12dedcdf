package dev.assent.token;

import java.time.Duration;
import java.time.LocalDate;

/** What came of the attempt to take one of the calls that a consent admits in a day. */
public sealed interface ConsentCallOutcome {

  /**
   * The call may go on.
   *
   * @param day  the bank's day on which it counts; a refund names it
   * @param left calls that the consent admits on that day after this one
   */
  record Taken(LocalDate day, int limit, int left) implements ConsentCallOutcome { }

  /** The consent has admitted as many calls today as it may. @param nextDay how long until the bank's next day */
  record Exhausted(Duration nextDay) implements ConsentCallOutcome { }
}
