package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.form.FormView;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one application: how far it is, and the form that it waits for. */
@Component
class RequestPage {

  private final ApiApplications applications;
  private final RequestForm requestForm;
  private final Tracker tracker;

  RequestPage(ApiApplications applications, RequestForm requestForm, Tracker tracker) {
    this.applications = applications;
    this.requestForm = requestForm;
    this.tracker = tracker;
  }

  /** Another TSP's application is not found, like one that does not exist. */
  ApiApplication find(UUID id, Developer developer) {
    return applications.find(id, developer.tspId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static String address(UUID id) {
    return "/portal/account/status/" + id;
  }

  /** Nothing was done, for the application has moved on meanwhile. */
  static String moved(UUID id, RedirectAttributes flash) {
    flash.addFlashAttribute("moved", true);
    return "redirect:" + address(id);
  }

  /** @param view the form to be filled; null while there is none */
  String show(ApiApplication application, FormView view, Model model, Locale locale) {
    Tracker.Row row = tracker.of(application, locale);
    model.addAttribute("live", row.open());
    fill(row, model, locale);
    model.addAttribute("toConfirm", application.status() == ApplicationStatus.UNCONFIRMED);
    model.addAttribute("toCorrect", application.status() == ApplicationStatus.RETURNED);
    model.addAttribute("view", view);
    return "portal/request";
  }

  void fill(Tracker.Row row, Model model, Locale locale) {
    model.addAttribute("row", row);
    model.addAttribute("apiApplication", row.application());
    model.addAttribute("apis", requestForm.apis(row.application(), locale));
  }
}
