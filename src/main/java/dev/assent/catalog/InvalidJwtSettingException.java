package dev.assent.catalog;

/** A JWT setting that an API cannot carry; the message says why and what to choose. */
public class InvalidJwtSettingException extends IllegalArgumentException {

  public InvalidJwtSettingException(String message) {
    super(message);
  }
}
