package dev.assent.portal;

import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.onboarding.Offboarding;
import dev.assent.onboarding.OffboardingStatus;
import dev.assent.onboarding.Offboardings;
import dev.assent.tsp.Tsps;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A TSP asks to leave, and confirms that the customers' data is destroyed. */
@Controller
@RequestMapping("/portal/account/leaving")
class LeavingController {

  private static final int LONGEST_REASON = 400;
  private static final String PAGE = "redirect:/portal/account/leaving";

  private final Form form;
  private final Offboardings offboardings;
  private final Tsps tsps;
  private final StatedDestruction destruction;

  LeavingController(Forms forms, Offboardings offboardings, Tsps tsps, StatedDestruction destruction) {
    this.form = forms.form("tsp-destruction-confirmation");
    this.offboardings = offboardings;
    this.tsps = tsps;
    this.destruction = destruction;
  }

  @GetMapping
  String show(@AuthenticationPrincipal Developer developer, Model model) {
    Optional<Offboarding> leaving = offboardings.ofTsp(developer.tspId());
    return leaving.isPresent() ? leaving(leaving.get(), FormView.empty(form, FormData.NONE), model)
        : ask(developer, "", null, model);
  }

  @PostMapping
  String begin(@RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal Developer developer,
      Model model, HttpServletResponse response) {
    String because = reason.strip();
    if (because.isEmpty() || because.length() > LONGEST_REASON) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return ask(developer, because, "portal.leave.reason." + (because.isEmpty() ? "missing" : "long"), model);
    }
    // When it runs already, the page says so.
    offboardings.begin(developer.tspId(), developer.getUsername(), because, true);
    return PAGE;
  }

  @PostMapping("/confirmation")
  String confirm(@RequestParam MultiValueMap<String, String> given, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletResponse response) {
    Optional<Offboarding> leaving = offboardings.ofTsp(developer.tspId());
    if (leaving.filter(one -> one.status() == OffboardingStatus.AWAITED).isEmpty()) {
      return PAGE;
    }
    Submission submission = new Submission(given, FormData.NONE);
    List<FieldError> errors = form.validate(submission) instanceof FormResult.Valid valid
        ? destruction.take(developer, valid.values(), locale)
        : ((FormResult.Invalid) form.validate(submission)).errors();
    if (errors.isEmpty()) {
      return PAGE;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return leaving(leaving.get(), FormView.refused(form, submission, errors), model);
  }

  /** A reload, or another language, after a confirmation was refused. */
  @GetMapping("/confirmation")
  String back() {
    return PAGE;
  }

  private String ask(Developer developer, String reason, String problem, Model model) {
    model.addAttribute("tsp", tsps.get(developer.tspId()));
    model.addAttribute("reason", reason);
    model.addAttribute("problem", problem);
    return "portal/leave";
  }

  private String leaving(Offboarding offboarding, FormView view, Model model) {
    model.addAttribute("offboarding", offboarding);
    model.addAttribute("awaited", offboarding.status() == OffboardingStatus.AWAITED);
    model.addAttribute("evidence", offboardings.evidence(offboarding.id()).orElse(null));
    model.addAttribute("view", view);
    return "portal/leaving";
  }
}
