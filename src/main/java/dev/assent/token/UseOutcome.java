package dev.assent.token;

/** What came of the attempt to take one use of an access token. */
public sealed interface UseOutcome {

  /**
   * The call may go on.
   *
   * @param limit uses that the token was issued with; null = no limit
   * @param left  uses that remain after this one; null = no limit
   */
  record Taken(Integer limit, Integer left) implements UseOutcome { }

  /** The token is valid but has admitted as many calls as it may. */
  record Exhausted() implements UseOutcome { }

  /** The token is unknown, expired or revoked. */
  record NotValid() implements UseOutcome { }
}
