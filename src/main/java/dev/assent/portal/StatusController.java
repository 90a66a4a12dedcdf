package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.approval.ApprovalRound;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.onboarding.Registrations;
import dev.assent.web.Step;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Status": where each request of the TSP stands, and the request form that waits for its confirmation. */
@Controller
@RequestMapping("/portal/account/status")
class StatusController {

  private final Form form;
  private final ApiApplications applications;
  private final Registrations registrations;
  private final RequestForm requestForm;
  private final Progress progress;
  private final RegistrationProgress registrationProgress;

  StatusController(Forms forms, ApiApplications applications, Registrations registrations, RequestForm requestForm,
      Progress progress, RegistrationProgress registrationProgress) {
    this.form = forms.form("api-application-confirm");
    this.applications = applications;
    this.registrations = registrations;
    this.requestForm = requestForm;
    this.progress = progress;
    this.registrationProgress = registrationProgress;
  }

  /** An application in the list, with its progress. */
  record Row(ApiApplication application, List<Step> steps) { }

  @GetMapping
  String list(@AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    registrations.ofTsp(developer.tspId()).ifPresent(registration -> {
      model.addAttribute("registration", registration);
      model.addAttribute("registrationSteps", registrationProgress.of(registration, locale));
    });
    List<ApiApplication> all = applications.ofTsp(developer.tspId());
    Map<UUID, ApprovalRound> rounds = applications.rounds(all);
    model.addAttribute("rows", all.stream().map(application ->
        new Row(application, progress.of(application, rounds.get(application.id()), locale))).toList());
    return "portal/status";
  }

  @GetMapping("/{id}")
  String show(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    ApiApplication application = find(id, developer);
    return page(application, FormView.empty(form, requestForm.of(application, locale)), model, locale);
  }

  @PostMapping("/{id}")
  String confirm(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> given,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response,
      RedirectAttributes flash) {
    ApiApplication application = find(id, developer);
    FormData data = requestForm.of(application, locale);
    Submission submission = new Submission(given, data);
    if (form.validate(submission) instanceof FormResult.Invalid invalid) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(application, FormView.refused(form, submission, invalid.errors()), model, locale);
    }
    applications.confirm(id, developer.tspId(), developer.getUsername());
    flash.addFlashAttribute("confirmed", true);
    return "redirect:/portal/account/status/" + id;
  }

  private String page(ApiApplication application, FormView view, Model model, Locale locale) {
    model.addAttribute("apiApplication", application);
    model.addAttribute("steps", progress.of(application,
        applications.rounds(List.of(application)).get(application.id()), locale));
    model.addAttribute("toConfirm", application.status() == ApplicationStatus.UNCONFIRMED);
    model.addAttribute("apis", requestForm.apis(application, locale));
    model.addAttribute("view", view);
    return "portal/request";
  }

  private ApiApplication find(UUID id, Developer developer) {
    return applications.find(id, developer.tspId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
