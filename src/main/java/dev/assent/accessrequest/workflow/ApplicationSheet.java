package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationUnderReview;
import dev.assent.catalog.Api;
import dev.assent.engine.BankTime;
import dev.assent.engine.TaskSheet;
import dev.assent.tsp.Tsp;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes an API application down for the approver's form. */
@Component
class ApplicationSheet {

  private final BankTime time;

  ApplicationSheet(BankTime time) {
    this.time = time;
  }

  TaskSheet of(ApplicationUnderReview review) {
    ApiApplication application = review.application();
    Tsp tsp = review.tsp();
    int apis = review.apis().size();
    return new TaskSheet(tsp.companyName() + " applies for " + apis + (apis == 1 ? " API" : " APIs"),
        "Application " + application.number() + " for the client " + application.clientId(), Map.ofEntries(
            Map.entry("company", tsp.companyName()),
            Map.entry("registrationNumber", tsp.registrationNumber()),
            Map.entry("contact", tsp.contactName() + ", " + tsp.contactEmail()),
            Map.entry("certification", tsp.certification().words()),
            Map.entry("applicant", application.applicant()),
            Map.entry("purpose", application.purpose()),
            Map.entry("submittedAt", time.write(application.history().confirmed())),
            Map.entry("apis", review.apis().stream().map(api -> row(api, review)).toList()),
            Map.entry("apiOptions", review.apis().stream().map(ApplicationSheet::option).toList()),
            Map.entry("approvedApis", review.apis().stream().map(api -> api.path().toString()).toList()),
            Map.entry("leftOut", application.declined().stream().sorted().map(api -> Map.of("name", api.toString()))
                .toList()),
            Map.entry("changes", review.changes())));
  }

  private static Map<String, String> option(Api api) {
    return Map.of("label", api.path() + " (" + api.title() + ")", "value", api.path().toString());
  }

  private static Map<String, String> row(Api api, ApplicationUnderReview review) {
    return Map.of(
        "name", api.path() + " (" + api.title() + ")",
        "item", api.authorizationItem().orElse("None: public data"),
        "sensitivity", switch (api.sensitivity()) {
          case PUBLIC -> "Public";
          case CUSTOMER -> "Customer data";
          case SENSITIVE -> "Sensitive customer data";
        },
        "jwt", "Request " + words(api.jwt().request()) + ", Response " + words(api.jwt().response()),
        "granted", review.granted().contains(api.path()) ? "Yes" : "No");
  }

  private static String words(Enum<?> protection) {
    return "NONE".equals(protection.name()) ? "None" : protection.name();
  }
}
