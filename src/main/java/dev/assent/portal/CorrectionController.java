package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationCorrections;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.form.FormView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** A returned application is corrected and goes back to the bank. */
@Controller
@RequestMapping("/portal/account/status/{id}/correction")
class CorrectionController {

  private final ApiForm form;
  private final ApplicationCorrections corrections;
  private final RequestPage page;

  CorrectionController(ApiForm form, ApplicationCorrections corrections, RequestPage page) {
    this.form = form;
    this.corrections = corrections;
    this.page = page;
  }

  @PostMapping
  String correct(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> given,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response,
      RedirectAttributes flash) {
    ApiApplication application = page.find(id, developer);
    if (application.status() != ApplicationStatus.RETURNED) {
      return RequestPage.moved(id, flash);
    }
    AtomicBoolean corrected = new AtomicBoolean();
    ApiForm.Outcome outcome = form.take(given, () -> form.offerFor(application), (apis, purpose) ->
        corrected.set(corrections.correct(id, developer.tspId(), apis, purpose, developer.getUsername())));
    if (!outcome.taken()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      FormView view = form.refused(outcome);
      form.show(view, outcome.offer(), model, locale);
      return page.show(application, view, model, locale);
    }
    if (!corrected.get()) {
      return RequestPage.moved(id, flash);
    }
    flash.addFlashAttribute("confirmed", true);
    return "redirect:" + RequestPage.address(id);
  }

  /** A reload, or another language, after a correction was refused. */
  @GetMapping
  String back(@PathVariable UUID id) {
    return "redirect:" + RequestPage.address(id);
  }
}
