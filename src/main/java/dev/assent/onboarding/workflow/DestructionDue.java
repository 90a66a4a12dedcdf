package dev.assent.onboarding.workflow;

import dev.assent.onboarding.Offboardings;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the diagram asks about the confirmation. */
@Component
public class DestructionDue {

  private final Offboardings offboardings;

  DestructionDue(Offboardings offboardings) {
    this.offboardings = offboardings;
  }

  /** The last moment to confirm, ISO 8601. */
  public String of(String offboardingId) {
    return offboardings.get(UUID.fromString(offboardingId)).confirmBy().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
