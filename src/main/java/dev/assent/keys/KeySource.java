package dev.assent.keys;

import java.util.List;

/** Where the bank's keys come from. */
interface KeySource {

  /**
   * Looks whether they have changed; cheap when they have not.
   *
   * @param present what this returned before; null at the start
   * @return the same object when nothing has changed
   */
  KeyRing look(KeyRing present);

  /** What is known of them, for people. */
  List<BankKeyFacts> facts();

  /** Whether an operator supplies them, so that nothing here changes them. */
  boolean isOperators();
}
