package dev.assent.tsp;

/** Why a password is refused. */
public enum PasswordFlaw {
  TOO_SHORT,
  TOO_LONG,
  /** Built from the user name, the e-mail address or the company's name. */
  PERSONAL,
  /** Much used, or close to one that is. */
  COMMON,
  /** One or two words of a dictionary. */
  WORD,
  /** First names and surnames. */
  NAME,
  /** Neighbours on the keyboard. */
  KEYBOARD,
  /** The same again and again. */
  REPEATED,
  /** As in abcdef or 654321. */
  SEQUENCE,
  /** Days and years. */
  DATE,
  /** Guessed too soon, for no single reason. */
  GUESSABLE
}
