package dev.assent.demo.enjoylife;

/**
 * What the bank said is left of the tokens, for Enjoy Life's status panel; null = not limited, or not said.
 *
 * @param calls       calls that the access token still admits
 * @param callsLimit  calls that it admitted when new
 * @param refreshes   refreshes that the refresh token still admits
 */
record TokenUsesLeft(Integer calls, Integer callsLimit, Integer refreshes) {

  TokenUsesLeft afterCall(Integer left) {
    return left == null ? this : new TokenUsesLeft(left, callsLimit, refreshes);
  }
}
