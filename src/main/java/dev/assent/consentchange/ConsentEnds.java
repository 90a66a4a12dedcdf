package dev.assent.consentchange;

import dev.assent.consent.ConsentDue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds of consents that are about to end, and ends those that have run out, each by a change of its own. */
@Component
class ConsentEnds {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentEnds.class);
  private static final int BATCH = 100;

  private final ConsentDue due;
  private final ConsentNotices notices;
  private final ConsentChangeRecording recording;
  private final ConsentChangeProcesses processes;
  private final Clock clock;

  ConsentEnds(ConsentDue due, ConsentNotices notices, ConsentChangeRecording recording,
      ConsentChangeProcesses processes, Clock clock) {
    this.due = due;
    this.notices = notices;
    this.recording = recording;
    this.processes = processes;
    this.clock = clock;
  }

  /** What a batch leaves waits for the next time, so that one node does not hold the lock for long. */
  @Scheduled(fixedDelayString = "${assent.consentchange.expiry-interval:PT1M}",
      initialDelayString = "${assent.consentchange.expiry-interval:PT1M}")
  @SchedulerLock(name = "consent-ends", lockAtMostFor = "PT10M")
  void settle() {
    List<UUID> batch = due.at(clock.instant(), BATCH);
    for (UUID consent : batch) {
      try {
        notices.remind(consent);
        end(consent);
      } catch (RuntimeException failed) {
        LOG.error("The end of consent {} could not be settled; it is tried again", consent, failed);
      }
    }
  }

  private void end(UUID consentId) {
    Optional<ConsentChange> ended = recording.recordEnd(consentId);
    ended.ifPresent(change -> {
      processes.endReviews(change.customerId(), change.clientId());
      processes.run(change.id());
    });
  }
}
