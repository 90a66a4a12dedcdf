package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.databind.JsonNode;

/** How a call of one of the bank's APIs ended, as Enjoy Life's pages tell it. */
sealed interface BankAnswer {

  record Answered(JsonNode body, Travelled travelled) implements BankAnswer { }

  /**
   * The bank refused.
   *
   * @param detail     a sentence for people
   * @param retryAfter seconds; null if the bank named none
   */
  record Refused(String code, String detail, String retryAfter, Travelled travelled) implements BankAnswer { }

  /** The customer has to go to the bank first. @param again whether an earlier authorization ran out */
  record AuthorizeFirst(boolean again) implements BankAnswer { }

  /** What Enjoy Life does about an error code of the bank's. Of all others it shows the bank's own sentence. */
  enum Reaction {
    REFRESH, AUTHORIZE, TELL;

    static Reaction to(String code) {
      return switch (code) {
        case "access_token_uses_exhausted", "invalid_token" -> REFRESH;
        case "consent_item_not_authorized" -> AUTHORIZE;
        default -> TELL;
      };
    }
  }

  /**
   * What went over the wire, for whoever wants to see it. The access token is not in it.
   *
   * @param usesLeft  what the bank said is left of the access token; null if it said nothing
   * @param refreshed whether the access token had to be refreshed on the way
   */
  record Travelled(String path, Message sent, int status, Message received, String usesLeft, String interactionId,
      boolean refreshed) { }
}
