package dev.assent.catalog;

/** Message protection of an API, per direction. It binds the next call. */
public record JwtSetting(MessageProtection request, MessageProtection response) {

  public static final JwtSetting NONE = new JwtSetting(MessageProtection.NONE, MessageProtection.NONE);
}
