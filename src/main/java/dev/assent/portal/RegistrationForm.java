package dev.assent.portal;

import dev.assent.client.RedirectUris;
import dev.assent.form.Values;
import dev.assent.onboarding.RegistrationDetails;
import dev.assent.tsp.Certification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of the sign-up form that describe the company and its client. */
final class RegistrationForm {

  private RegistrationForm() { }

  /** @throws dev.assent.client.InvalidRedirectUriException if a redirect URI cannot be registered */
  static RegistrationDetails details(Values values) {
    return new RegistrationDetails(values.text("company"), values.text("registrationNumber"),
        values.text("contactName"), values.text("contactEmail"), values.text("phone"),
        certification(values), RedirectUris.parse(values.text("redirectUris")),
        values.text("purpose"));
  }

  /** Who says nothing has none. */
  private static Certification certification(Values values) {
    String stated = values.text("certification");
    return stated == null || stated.isEmpty() ? Certification.NONE : Certification.valueOf(stated);
  }

  /** What was entered before, by the form's keys. */
  static Map<String, List<String>> entered(RegistrationDetails details) {
    Map<String, List<String>> entered = new HashMap<>();
    entered.put("company", List.of(details.company()));
    entered.put("registrationNumber", List.of(details.registrationNumber()));
    entered.put("contactName", List.of(details.contactName()));
    entered.put("contactEmail", List.of(details.contactEmail()));
    entered.put("phone", List.of(details.phone()));
    entered.put("certification", List.of(details.certification().name()));
    entered.put("redirectUris", List.of(String.join("\n", details.redirectUris())));
    entered.put("purpose", List.of(details.purpose()));
    return entered;
  }
}
