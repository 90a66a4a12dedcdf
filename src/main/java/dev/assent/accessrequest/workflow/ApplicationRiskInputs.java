package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApplicationReviews;
import dev.assent.accessrequest.ApplicationRisk;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands the approval flow its inputs, by their names in the table. Public, for expressions find no methods otherwise. */
@Component("applicationRisk")
public class ApplicationRiskInputs {

  private final ApplicationReviews reviews;

  ApplicationRiskInputs(ApplicationReviews reviews) {
    this.reviews = reviews;
  }

  public String sensitivity(String applicationId) {
    return of(applicationId).sensitivity().name().toLowerCase(Locale.ROOT);
  }

  public boolean first(String applicationId) {
    return of(applicationId).first();
  }

  public boolean certified(String applicationId) {
    return of(applicationId).certified();
  }

  public int apis(String applicationId) {
    return of(applicationId).apis();
  }

  private ApplicationRisk of(String applicationId) {
    return reviews.risk(UUID.fromString(applicationId));
  }
}
