package dev.assent.securityevent;

import dev.assent.keys.AtRestEncryption;
import dev.assent.securityevent.PushTable.Push;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Pushes one client's events one after the other, in their order, until none waits or one fails. */
@Component
class PushRun {

  /** Much longer than one attempt, so that a run that is alive keeps it. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /** After this a run ends, and the next one begins where it stopped. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final SecurityEventTable events;
  private final PushTable pushes;
  private final SecurityEventTokens tokens;
  private final PushAttempt attempt;
  private final AtRestEncryption encryption;
  private final Clock clock;

  PushRun(SecurityEventTable events, PushTable pushes, SecurityEventTokens tokens, PushAttempt attempt,
      AtRestEncryption encryption, Clock clock) {
    this.events = events;
    this.pushes = pushes;
    this.tokens = tokens;
    this.attempt = attempt;
    this.encryption = encryption;
    this.clock = clock;
  }

  void deliver(String client, UUID lease) {
    Instant end = clock.instant().plus(AT_MOST);
    boolean goesOn = true;
    while (goesOn && clock.instant().isBefore(end)) {
      Optional<Push> push = pushes.renew(client, lease, clock.instant(), LEASE);
      List<SecurityEvent> next = events.waiting(client, clock.instant(), 1);
      goesOn = push.isPresent() && !next.isEmpty() && deliver(push.get(), next.get(0), lease);
    }
  }

  /** @return whether the next one may be tried */
  private boolean deliver(Push push, SecurityEvent event, UUID lease) {
    PushOutcome outcome = attempt.of(push.endpoint(), authorization(push), tokens.sign(event));
    String client = event.clientId();
    Instant now = clock.instant();
    switch (outcome.kind()) {
      case TAKEN -> {
        events.acknowledge(client, List.of(event.id()), now);
        pushes.noteSuccess(client, lease);
      }
      case EVENT_REFUSED -> {
        // The fault is this event's: those behind it need not wait for it.
        int before = events.attempts(client, event.id()).orElse(0);
        events.noteFailure(client, event.id(), outcome.words(), now.plus(Waits.after(before)));
        pushes.noteSuccess(client, lease);
      }
      case FAILED -> {
        events.noteFailure(client, event.id(), outcome.words(), null);
        pushes.noteFailure(client, lease, now.plus(Waits.after(push.failures())));
      }
    }
    return outcome.kind() != PushOutcome.Kind.FAILED;
  }

  private String authorization(Push push) {
    return push.sealedAuthorization() == null ? null : encryption.decryptText(push.sealedAuthorization());
  }
}
