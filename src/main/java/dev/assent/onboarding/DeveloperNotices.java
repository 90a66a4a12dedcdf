package dev.assent.onboarding;

import dev.assent.engine.BankTime;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells all developers of a TSP, each in their language. */
@Component
class DeveloperNotices {

  private final Tsps tsps;
  private final Notifications notifications;
  private final BankTime time;

  DeveloperNotices(Tsps tsps, Notifications notifications, BankTime time) {
    this.tsps = tsps;
    this.notifications = notifications;
    this.time = time;
  }

  /** @param more what follows the company's name among the notice's arguments */
  void tell(UUID tspId, String code, String link, String... more) {
    Notice notice = notice(tspId, code, link, more);
    tsps.developersOf(tspId).forEach(developer -> notifications.tell(
        Recipient.developer(developer.userName(), developer.email(), developer.locale()), notice));
  }

  /** About a TSP, for whomever. */
  Notice notice(UUID tspId, String code, String link, String... more) {
    List<String> arguments = new ArrayList<>(List.of(tsps.get(tspId).companyName()));
    arguments.addAll(List.of(more));
    return new Notice(code, arguments, link);
  }

  /** As notices write a day. */
  String day(Instant instant) {
    return Notice.day(time.day(instant));
  }
}
