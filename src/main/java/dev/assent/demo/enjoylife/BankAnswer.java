package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.databind.JsonNode;

/** How a call of one of the bank's APIs ended, as Enjoy Life's pages tell it. */
sealed interface BankAnswer {

  /** @param refreshed whether the access token had to be refreshed on the way */
  record Answered(JsonNode body, boolean refreshed) implements BankAnswer { }

  /** The bank refused. @param detail a sentence for people */
  record Refused(String code, String detail) implements BankAnswer { }

  /** The customer has to go to the bank first. @param again whether an earlier authorization ran out */
  record AuthorizeFirst(boolean again) implements BankAnswer { }
}
