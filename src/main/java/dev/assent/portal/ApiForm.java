package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiNotAvailableException;
import dev.assent.accessrequest.Availability;
import dev.assent.catalog.ApiPath;
import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.form.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form in which APIs are selected: for an application, and for the correction of a returned one. */
@Component
class ApiForm {

  private final Form form;
  private final ApiApplications applications;
  private final PublishedApis published;

  ApiForm(Forms forms, ApiApplications applications, PublishedApis published) {
    this.form = forms.form("api-application");
    this.applications = applications;
    this.published = published;
  }

  /** What was entered, and why it was not taken: no errors when it was. */
  record Outcome(ApiOffer offer, Submission submission, List<FieldError> errors) {

    boolean taken() {
      return errors.isEmpty();
    }
  }

  ApiOffer offer(String clientId) {
    return new ApiOffer(applications.availability(clientId), applications.pending(clientId));
  }

  /** Its own APIs are open for a returned application, though they are pending: with itself. */
  ApiOffer offerFor(ApiApplication returned) {
    ApiOffer offer = offer(returned.clientId());
    Map<ApiPath, Availability> availability = new TreeMap<>(offer.availability());
    offer.pending().forEach((api, by) -> {
      if (by.equals(returned.id())) {
        availability.put(api, Availability.AVAILABLE);
      }
    });
    return new ApiOffer(availability, offer.pending());
  }

  FormView filled(ApiOffer offer, Map<String, List<String>> entered) {
    return FormView.filled(form, offer.data(), entered);
  }

  /** As the applicant left it, with the bank's reason beside what it wants corrected. */
  FormView returned(ApiOffer offer, ApiApplication application) {
    return FormView.refused(form, new Submission(entered(application), offer.data()), wanted(application));
  }

  FormView refused(Outcome outcome) {
    return FormView.refused(form, outcome.submission(), outcome.errors());
  }

  /** Hands valid entries on; what was granted or asked for elsewhere meanwhile is an error like any other. */
  Outcome take(Map<String, List<String>> given, Supplier<ApiOffer> offers, Taker taker) {
    ApiOffer offer = offers.get();
    Submission submission = new Submission(given, offer.data());
    List<FieldError> errors = new ArrayList<>(offer.refusals(given.getOrDefault(ApiOffer.FIELD, List.of())));
    boolean refused = !errors.isEmpty();
    FormResult result = form.validate(submission);
    if (result instanceof FormResult.Invalid invalid) {
      invalid.errors().stream().filter(error -> !refused || !error.key().equals(ApiOffer.FIELD)).forEach(errors::add);
    } else if (!refused && result instanceof FormResult.Valid valid) {
      try {
        taker.take(apis(valid.values()), valid.values().text("purpose"));
      } catch (ApiNotAvailableException meanwhile) {
        ApiOffer now = offers.get();
        List<FieldError> why = now.refusals(given.getOrDefault(ApiOffer.FIELD, List.of()));
        return new Outcome(now, submission, why.isEmpty()
            ? List.of(FieldError.of(ApiOffer.FIELD, "portal.application.not-available")) : why);
      }
    }
    return new Outcome(offer, submission, errors);
  }

  /** Does what the form is for. */
  @FunctionalInterface
  interface Taker {

    /** @throws ApiNotAvailableException as it is given */
    void take(Set<ApiPath> apis, String purpose);
  }

  /** For the fragment {@code portal/api-form :: fields}. */
  void show(FormView view, ApiOffer offer, Model model, Locale locale) {
    model.addAttribute("view", view);
    model.addAttribute("offer", offer);
    model.addAttribute("modules", published.search("", locale));
  }

  private static Map<String, List<String>> entered(ApiApplication application) {
    return Map.of(ApiOffer.FIELD, application.apis().stream().map(ApiPath::toString).toList(),
        "purpose", List.of(application.purpose()));
  }

  private static List<FieldError> wanted(ApiApplication application) {
    return application.answer().fields().stream().sorted()
        .map(field -> FieldError.of(field, "portal.correction.wanted", application.reason())).toList();
  }

  private static Set<ApiPath> apis(Values values) {
    return values.list(ApiOffer.FIELD).stream().map(ApiPath::of).collect(Collectors.toSet());
  }
}
