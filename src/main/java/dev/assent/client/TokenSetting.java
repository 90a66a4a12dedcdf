package dev.assent.client;

import java.time.Duration;

/** Validity period and uses of the access and refresh tokens that a client is issued from now on. */
public record TokenSetting(TokenLimit access, TokenLimit refresh) {

  /** What a new client gets until the bank decides otherwise: an hour and 30 days, no limit of uses. */
  public static final TokenSetting INITIAL =
      new TokenSetting(new TokenLimit(Duration.ofHours(1), null), new TokenLimit(Duration.ofDays(30), null));
}
