package dev.assent.portal;

import dev.assent.client.ClientKeysChanged;
import dev.assent.client.ClientSecrets;
import dev.assent.client.EndingSecret;
import dev.assent.client.SecretIssued;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.Tsps;
import dev.assent.web.PageSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells a TSP's developers of a new client secret and of other keys, in case they are not theirs; and of ends. */
@Component
class SecretNotices {

  /** Long enough before the end to change over; a shorter overlap is told of when it begins. */
  static final Duration SOON = Duration.ofHours(6);

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String PAGE = "/portal/account/my-api";

  private final ClientSecrets secrets;
  private final Tsps tsps;
  private final Notifications notifications;
  private final PageSettings settings;
  private final TransactionOperations transaction;
  private final Clock clock;

  SecretNotices(ClientSecrets secrets, Tsps tsps, Notifications notifications, PageSettings settings,
      TransactionOperations transaction, Clock clock) {
    this.secrets = secrets;
    this.tsps = tsps;
    this.notifications = notifications;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener
  void on(SecretIssued event) {
    boolean overlaps = event.earlierValidUntil() != null && event.earlierValidUntil().isAfter(clock.instant());
    tell(event.tspId(), overlaps
        ? new Notice("secret-issued", List.of(event.clientId(), event.by(), words(event.earlierValidUntil())), PAGE)
        : new Notice("secret-issued-alone", List.of(event.clientId(), event.by()), PAGE));
  }

  @EventListener
  void on(ClientKeysChanged event) {
    tell(event.tspId(), new Notice("client-keys-changed", List.of(event.clientId(), event.by()), PAGE));
  }

  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
  @SchedulerLock(name = "secrets-that-end", lockAtMostFor = "PT10M")
  void tellOfEnds() {
    for (EndingSecret secret : secrets.endingUntold(clock.instant().plus(SOON))) {
      transaction.executeWithoutResult(status -> {
        if (secrets.markEndTold(secret)) {
          tell(secret.tspId(),
              new Notice("secret-ends", List.of(secret.clientId(), words(secret.validUntil())), PAGE));
        }
      });
    }
  }

  private void tell(UUID tspId, Notice notice) {
    tsps.developersOf(tspId).forEach(developer -> notifications.tell(
        Recipient.developer(developer.userName(), developer.email(), developer.locale()), notice));
  }

  private String words(Instant moment) {
    return MOMENT.format(moment.atZone(settings.timeZone()));
  }
}
