package dev.assent.keys;

/**
 * One of the bank's keys was made, or stands elsewhere in its life. Published in the transaction of the change.
 *
 * @param by the manager's user name; null when the schedule did it
 */
public record BankKeyChanged(String keyId, KeyUse use, Change change, String by) {

  /** What happened. */
  public enum Change { PREPARED, ACTIVATED, GIVEN_UP, REMOVED }
}
