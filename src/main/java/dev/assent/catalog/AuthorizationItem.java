package dev.assent.catalog;

/**
 * One thing a customer may share; its {@code code} is the OAuth scope.
 *
 * @param sensitive whether sharing it calls for more care
 */
public record AuthorizationItem(String code, String title, String titleZh, String description, String descriptionZh,
    boolean sensitive) { }
