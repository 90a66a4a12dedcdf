package dev.assent.customer;

import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.notification.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a customer was told, in the words of the page's language. */
@Component
class WhatHappened {

  static final int SHOWN = 10;

  /** Of these, the second argument is codes of items. */
  private static final Set<String> WITH_ITEMS = Set.of("consent-granted", "consent-changed", "consent-pending");

  private final Notifications notifications;
  private final Items items;
  private final MessageSource messages;

  WhatHappened(Notifications notifications, Items items, MessageSource messages) {
    this.notifications = notifications;
    this.items = items;
    this.messages = messages;
  }

  /** The latest, newest first; they count as read from then on. */
  List<Told> to(Customer customer) {
    List<Told> latest = notifications.of(Kind.CUSTOMER, customer.id(), SHOWN);
    notifications.markRead(latest);
    ItemWords words = items.words();
    return latest.stream().map(told -> titled(told, words)).toList();
  }

  private Told titled(Told told, ItemWords words) {
    Notice notice = told.notice();
    if (!WITH_ITEMS.contains(notice.code())) {
      return told;
    }
    List<String> arguments = new ArrayList<>(notice.arguments());
    arguments.set(1, String.join(messages.getMessage("customer.list", null, LocaleContextHolder.getLocale()),
        words.titles(List.of(arguments.get(1).split(",")))));
    return new Told(told.id(), told.kind(), told.recipient(), new Notice(notice.code(), arguments, notice.link()),
        told.at(), told.readAt());
  }
}
