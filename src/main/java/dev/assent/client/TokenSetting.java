package dev.assent.client;

import java.time.Duration;

/**
 * What a client's tokens may do. Validity and uses are those of tokens issued from now on; the two further limits bind
 * the next issue and the next call.
 *
 * @param issues                how many access tokens the client is issued in a window; null = no limit. A refresh that
 *                              is repeated because its answer was lost replaces a token and counts as no issue
 * @param callsPerConsentAndDay how many calls for one customer are admitted on one day of the bank; null = no limit
 * @param rotation              whether a refresh answers a new refresh token, which has what is left of the old one's
 *                              uses and time; the old one ends. Binds the next refresh
 */
public record TokenSetting(TokenLimit access, TokenLimit refresh, IssueLimit issues, Integer callsPerConsentAndDay,
    boolean rotation) {

  /** What a new client gets until the bank decides otherwise: an hour and 30 days, no limit of uses. */
  public static final TokenSetting INITIAL =
      new TokenSetting(new TokenLimit(Duration.ofHours(1), null), new TokenLimit(Duration.ofDays(30), null));

  public TokenSetting {
    if (callsPerConsentAndDay != null && callsPerConsentAndDay < 1) {
      throw new IllegalArgumentException("A consent admits at least one call a day, or there is no limit");
    }
  }

  /** Without the two further limits, and without rotation. */
  public TokenSetting(TokenLimit access, TokenLimit refresh) {
    this(access, refresh, null, null, false);
  }

  public TokenSetting withIssues(IssueLimit limit) {
    return new TokenSetting(access, refresh, limit, callsPerConsentAndDay, rotation);
  }

  public TokenSetting withCallsPerConsentAndDay(Integer calls) {
    return new TokenSetting(access, refresh, issues, calls, rotation);
  }

  public TokenSetting withRotation(boolean on) {
    return new TokenSetting(access, refresh, issues, callsPerConsentAndDay, on);
  }
}
