package dev.assent.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Runs with the system's clock, as far ahead as a test has moved it. */
class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  void move(Duration further) {
    ahead = ahead.plus(further);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
