package dev.assent.notification;

import java.util.Locale;

/**
 * Who is told.
 *
 * @param id       user name, group or customer id
 * @param email    null for somebody who gets no mail
 * @param language of the mail; a page speaks the reader's
 */
public record Recipient(Kind kind, String id, String email, Locale language) {

  /** Which page shows the notice. */
  public enum Kind {
    /** The portal. */
    DEVELOPER,
    /** The bank's console, to everybody of the group. */
    STAFF_GROUP,
    /** The customer's dashboard. */
    CUSTOMER
  }

  public static Recipient developer(String userName, String email, Locale language) {
    return new Recipient(Kind.DEVELOPER, userName, email, language);
  }

  /** The group's mail address, if it has one, is a matter of configuration. */
  public static Recipient group(String groupId) {
    return new Recipient(Kind.STAFF_GROUP, groupId, null, Locale.ENGLISH);
  }

  public static Recipient customer(String customerId) {
    return new Recipient(Kind.CUSTOMER, customerId, null, Locale.ENGLISH);
  }
}
