package dev.assent.tsp;

import java.time.Duration;

/** What a link in a mail is good for, once. */
enum LinkPurpose {

  VERIFY_EMAIL(Duration.ofDays(3)),
  RESET_PASSWORD(Duration.ofMinutes(30)),
  INVITE(Duration.ofDays(7));

  private final Duration validity;

  LinkPurpose(Duration validity) {
    this.validity = validity;
  }

  Duration validity() {
    return validity;
  }
}
