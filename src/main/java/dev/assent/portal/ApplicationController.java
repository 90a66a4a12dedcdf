package dev.assent.portal;

import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiNotAvailableException;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.accessrequest.Availability;
import dev.assent.catalog.ApiPath;
import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Option;
import dev.assent.form.Submission;
import dev.assent.form.Values;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** "API Application": a developer selects APIs and asks for them. */
@Controller
@RequestMapping("/portal/account/api-application")
class ApplicationController {

  private final Form form;
  private final ApiApplications applications;
  private final PublishedApis apis;
  private final DeveloperClient client;

  ApplicationController(Forms forms, ApiApplications applications, PublishedApis apis, DeveloperClient client) {
    this.form = forms.form("api-application");
    this.applications = applications;
    this.apis = apis;
    this.client = client;
  }

  @GetMapping
  String show(@RequestParam(name = "api", required = false) List<String> preselected,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    Map<ApiPath, Availability> availability = applications.availability(client.of(developer).id());
    Map<String, List<String>> entered = preselected == null ? Map.of() : Map.of("apis", preselected);
    return page(FormView.filled(form, offered(availability), entered), availability, model, locale);
  }

  @PostMapping
  String take(@RequestParam MultiValueMap<String, String> given, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletResponse response) {
    String clientId = client.of(developer).id();
    Map<ApiPath, Availability> availability = applications.availability(clientId);
    Submission submission = new Submission(given, offered(availability));
    FormResult result = form.validate(submission);
    List<FieldError> errors;
    if (result instanceof FormResult.Valid valid) {
      try {
        UUID id = applications.submit(request(valid.values(), clientId, developer));
        return "redirect:/portal/account/api-application/" + id;
      } catch (ApiNotAvailableException meanwhile) {
        availability = applications.availability(clientId);
        errors = List.of(FieldError.of("apis", "portal.application.not-available"));
      }
    } else {
      errors = ((FormResult.Invalid) result).errors();
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(FormView.refused(form, submission, errors), availability, model, locale);
  }

  @GetMapping("/{id}")
  String submitted(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, Model model) {
    model.addAttribute("apiApplication", applications.find(id, developer.tspId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "portal/application-submitted";
  }

  private String page(FormView view, Map<ApiPath, Availability> availability, Model model, Locale locale) {
    model.addAttribute("view", view);
    model.addAttribute("availability", availability);
    model.addAttribute("modules", apis.search("", locale));
    return "portal/application";
  }

  /** What has been granted or waits already is shown, but is no answer. */
  private static FormData offered(Map<ApiPath, Availability> availability) {
    return new FormData(Map.of("availableApis", availability.entrySet().stream()
        .filter(api -> api.getValue() == Availability.AVAILABLE)
        .map(api -> new Option(api.getKey().toString(), api.getKey().toString()))
        .toList()));
  }

  private static ApiRequest request(Values values, String clientId, Developer developer) {
    return new ApiRequest(developer.tspId(), developer.getUsername(), clientId,
        values.list("apis").stream().map(ApiPath::of).collect(Collectors.toSet()), values.text("purpose"));
  }
}
