package dev.assent.settingchange;

/**
 * A manager has changed a security setting.
 *
 * @param setting which one: {@code token}, {@code rate}, {@code secret} or {@code compatibility} of a client,
 *                {@code jwt} or {@code limits} of an API
 * @param subject the client's id or the API's path
 */
public record SettingChanged(String setting, String subject, String before, String after, String changedBy) { }
