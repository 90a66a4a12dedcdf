package dev.assent.gateway;

/** Where a call can be made to stop in a node that is about to be killed. */
enum Halt {

  BEFORE_THE_USE(3, 0),
  /** The use is taken, and not committed: with what a signed request leaves. */
  INSIDE_THE_USE(3, 0),
  BEFORE_THE_UPSTREAM(2, 0),
  AFTER_THE_ANSWER(2, 1),
  BEFORE_THE_REFUND(2, 0),
  /** The use is given back, and not committed. */
  INSIDE_THE_REFUND(2, 0),
  AFTER_THE_REFUND(3, 0);

  /** With which a call says where it wants to be stopped. */
  static final String HEADER = "X-Halt";

  /** What the token has left of three uses when the node is dead, and how many calls the upstream then has seen. */
  final int usesLeft;
  final int forwarded;

  Halt(int usesLeft, int forwarded) {
    this.usesLeft = usesLeft;
    this.forwarded = forwarded;
  }

  /** Whether the call must be one whose use is not the only thing that is written. */
  boolean isSigned() {
    return this == INSIDE_THE_USE;
  }

  /** Whether the call's upstream must be one that nobody can reach. */
  boolean refunds() {
    return ordinal() >= BEFORE_THE_REFUND.ordinal();
  }
}
