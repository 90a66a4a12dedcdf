package dev.assent.portal;

import static dev.assent.accessrequest.ApplicationStatus.APPROVED;
import static dev.assent.accessrequest.ApplicationStatus.EXPIRED;
import static dev.assent.accessrequest.ApplicationStatus.GRANTED;
import static dev.assent.accessrequest.ApplicationStatus.IN_REVIEW;
import static dev.assent.accessrequest.ApplicationStatus.REJECTED;
import static dev.assent.accessrequest.ApplicationStatus.RETURNED;
import static dev.assent.accessrequest.ApplicationStatus.UNCONFIRMED;
import static dev.assent.accessrequest.ApplicationStatus.WITHDRAWN;

import dev.assent.accessrequest.ApplicationStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which applications the list shows. */
enum Shown {
  ALL(EnumSet.allOf(ApplicationStatus.class)),
  /** They wait for the developer. */
  YOU(EnumSet.of(UNCONFIRMED, RETURNED)),
  BANK(EnumSet.of(IN_REVIEW, APPROVED)),
  GRANTS(EnumSet.of(GRANTED)),
  /** They came to nothing. */
  ENDED(EnumSet.of(REJECTED, WITHDRAWN, EXPIRED));

  private final Set<ApplicationStatus> in;

  Shown(Set<ApplicationStatus> in) {
    this.in = in;
  }

  Set<ApplicationStatus> in() {
    return in;
  }

  /** The word in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them for a word that means nothing. */
  static Shown of(String word) {
    return Arrays.stream(values()).filter(shown -> shown.word().equals(word)).findFirst().orElse(ALL);
  }
}
