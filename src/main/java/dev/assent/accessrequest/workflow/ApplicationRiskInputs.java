package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApplicationReviews;
import dev.assent.accessrequest.ApplicationRisk;
import dev.assent.engine.RiskInputs;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.springframework.stereotype.Component;

/** Hands the approval flow its inputs. Public, or expressions would find no methods. */
@Component("applicationRisk")
public class ApplicationRiskInputs {

  private final ApplicationReviews reviews;

  ApplicationRiskInputs(ApplicationReviews reviews) {
    this.reviews = reviews;
  }

  public ObjectValue of(String applicationId) {
    ApplicationRisk risk = reviews.risk(UUID.fromString(applicationId));
    return RiskInputs.of(risk.sensitivity().name().toLowerCase(Locale.ROOT), risk.first(), risk.certified(),
        risk.apis());
  }
}
