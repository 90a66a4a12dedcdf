package dev.assent.gateway;

import dev.assent.activity.Access;
import dev.assent.activity.Accesses;
import dev.assent.web.PageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps, for the customer, which calls have read what. Public data is nobody's. */
@Component
class NotedAccesses {

  private final Accesses accesses;
  private final PageSettings bank;
  private final Clock clock;

  NotedAccesses(Accesses accesses, PageSettings bank, Clock clock) {
    this.accesses = accesses;
    this.bank = bank;
    this.clock = clock;
  }

  /** @param status of the upstream's answer, which is about to leave */
  void note(Call call, int status) {
    CallFacts facts = call.facts();
    if (facts.consent() != null) {
      Instant now = clock.instant();
      accesses.note(new Access(UUID.randomUUID(), facts.consent().id(), facts.clientId(), facts.api().path().toString(),
          call.interactionId(), status, now, LocalDate.ofInstant(now, bank.timeZone())));
    }
  }
}
