package dev.assent.onboarding;

import dev.assent.approval.FactChange;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What the bank looks at. */
@Service
public class RegistrationReviews {

  private final RegistrationTable registrations;
  private final RegistrationRevisionTable revisions;
  private final Tsps tsps;

  RegistrationReviews(RegistrationTable registrations, RegistrationRevisionTable revisions, Tsps tsps) {
    this.registrations = registrations;
    this.revisions = revisions;
    this.tsps = tsps;
  }

  /** What an approver must see. @throws java.util.NoSuchElementException if there is no such registration */
  public RegistrationUnderReview of(UUID id) {
    Registration registration = registrations.find(id).orElseThrow();
    return new RegistrationUnderReview(registration, tsps.get(registration.tspId()), changes(id));
  }

  private List<FactChange> changes(UUID id) {
    List<RegistrationDetails> latest = revisions.latestTwo(id);
    return latest.size() < 2
        ? List.of()
        : FactChange.between(RegistrationField.facts(latest.get(1)), RegistrationField.facts(latest.get(0)));
  }
}
