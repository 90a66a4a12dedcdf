package dev.assent.onboarding;

import dev.assent.tsp.Tsps;
import java.util.Set;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** TSPs that were admitted before approvals had a validity: theirs begins when they are found. */
@Component
class UncertifiedTsps {

  private final Tsps tsps;
  private final CertificationTable periods;
  private final Certifications certifications;

  UncertifiedTsps(Tsps tsps, CertificationTable periods, Certifications certifications) {
    this.tsps = tsps;
    this.periods = periods;
    this.certifications = certifications;
  }

  @Scheduled(initialDelayString = "${assent.onboarding.certify-after:PT1M}", fixedDelayString = "PT6H")
  @SchedulerLock(name = "uncertified-tsps")
  void begin() {
    Set<UUID> certified = periods.tsps();
    tsps.active().stream().filter(tsp -> !certified.contains(tsp)).forEach(certifications::begin);
  }
}
