package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One application: the form that waits for its confirmation or correction, and how far it is. */
@Controller
@RequestMapping("/portal/account/status/{id}")
class RequestController {

  /** Of htmx: take this, and ask no more. */
  private static final int STOP_ASKING = 286;

  private final Form confirmation;
  private final ApiForm apiForm;
  private final ApiApplications applications;
  private final RequestForm requestForm;
  private final RequestPage page;
  private final Tracker tracker;

  RequestController(Forms forms, ApiForm apiForm, ApiApplications applications,
      RequestForm requestForm, RequestPage page, Tracker tracker) {
    this.confirmation = forms.form("api-application-confirm");
    this.apiForm = apiForm;
    this.applications = applications;
    this.requestForm = requestForm;
    this.page = page;
    this.tracker = tracker;
  }

  @GetMapping
  String show(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    ApiApplication application = page.find(id, developer);
    return switch (application.status()) {
      case UNCONFIRMED -> page.show(application,
          FormView.empty(confirmation, requestForm.of(application, locale)), model, locale);
      case RETURNED -> {
        ApiOffer offer = apiForm.offerFor(application);
        FormView view = apiForm.returned(offer, application);
        apiForm.show(view, offer, model, locale);
        yield page.show(application, view, model, locale);
      }
      default -> page.show(application, null, model, locale);
    };
  }

  /**
   * What has changed, for a page that updates itself; nothing when all is as the page has it.
   *
   * @param form whether somebody may be filling in a form there, which must stay as it is
   */
  @GetMapping("/live")
  String update(@PathVariable UUID id, @RequestParam String version, @RequestParam(defaultValue = "false") boolean form,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response) {
    ApiApplication application = page.find(id, developer);
    Tracker.Row row = tracker.of(application, locale);
    if (row.version().equals(version)) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    if (application.status() == ApplicationStatus.RETURNED && !form) {
      // With its form, the page is another one.
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    page.fill(row, model, locale);
    if (form) {
      response.setStatus(STOP_ASKING);
      return "portal/tracker :: meanwhile";
    }
    return "portal/tracker :: request-update";
  }

  @PostMapping
  String confirm(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> given,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response,
      RedirectAttributes flash) {
    ApiApplication application = page.find(id, developer);
    if (application.status() != ApplicationStatus.UNCONFIRMED) {
      return RequestPage.moved(id, flash);
    }
    FormData data = requestForm.of(application, locale);
    Submission submission = new Submission(given, data);
    if (confirmation.validate(submission) instanceof FormResult.Invalid invalid) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page.show(application, FormView.refused(confirmation, submission, invalid.errors()), model, locale);
    }
    applications.confirm(id, developer.tspId(), developer.getUsername());
    flash.addFlashAttribute("confirmed", true);
    return "redirect:" + RequestPage.address(id);
  }
}
