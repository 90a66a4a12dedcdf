package dev.assent.notification;

import java.util.List;

/**
 * What somebody is told.
 *
 * @param code      of the texts {@code notification.<code>.subject} and {@code notification.<code>.text}
 * @param arguments of the text; nothing secret, and nothing of a bank's customer but to that customer
 * @param link      path on this server where it can be looked at, such as {@code /portal/account/status}; null for none
 */
public record Notice(String code, List<String> arguments, String link) {

  public Notice {
    arguments = List.copyOf(arguments);
  }
}
